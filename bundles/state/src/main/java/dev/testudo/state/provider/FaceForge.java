package dev.testudo.state.provider;

import static org.objectweb.asm.Opcodes.*;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Generates face classes. Each method is what {@link dev.testudo.state.face.Gate} shows, with the
 * target's call in place, so that every face has call sites of its own: the JIT sees one target and
 * one gate at each.
 */
final class FaceForge {
  private static final String BASE = Type.getInternalName(FaceBase.class);
  private static final Type VISIT = Type.getType(Visit.class);
  private static final Type SLOT = Type.getType(Slot.class);
  private static final Type TARGET = Type.getType(Target.class);
  private static final Type GATE = Type.getObjectType("dev/testudo/state/face/Gate");
  private static final Type PASSAGE = Type.getObjectType("dev/testudo/state/face/Passage");
  private static final Type STAGE = Type.getType(CompletionStage.class);
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Type ARRAY = Type.getType(Object[].class);
  private static final String THROWABLE = "java/lang/Throwable";
  private static final String[] THROWS = {THROWABLE};

  private final Function<List<ClassLoader>, BridgeLoader> loaders;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * A face's class.
   *
   * @param methods the methods by their number
   */
  record FaceClass(Class<?> type, List<Method> methods, BridgeLoader loader) {
    boolean implementsAll(List<Class<?>> interfaces) {
      return interfaces.stream().allMatch(one -> one.isAssignableFrom(type));
    }

    List<String> interfaces() {
      return Arrays.stream(type.getInterfaces()).map(Class::getName).toList();
    }

    FaceBase make(Dispatch dispatch, Slot slot) {
      try {
        return (FaceBase) type.getConstructor(Object.class, Slot.class).newInstance(dispatch, slot);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot make a " + type, e);
      }
    }
  }

  /**
   * @param loaders makes the loader in which a face's class lives
   */
  FaceForge(Function<List<ClassLoader>, BridgeLoader> loaders) {
    this.loaders = loaders;
  }

  /** A new class that implements these interfaces. */
  FaceClass forge(List<Class<?>> types) {
    BridgeLoader loader = loaders.apply(loadersOf(types));
    List<Method> methods = methods(types);
    String name = name(types.get(0), "Face");
    byte[] bytes = bytes(name.replace('.', '/'), types, methods);
    return new FaceClass(loader.define(name, bytes), methods, loader);
  }

  /** A class that extends a factory and claims these interfaces, whose methods it does not have. */
  Class<?> forgeFactory(FaceClass face, List<Class<?>> types, Class<?> base) {
    String name = name(types.get(0), "Factory");
    ClassWriter writer = new ClassWriter(0);
    String parent = Type.getInternalName(base);
    writer.visit(
        V17,
        ACC_PUBLIC | ACC_FINAL | ACC_SUPER,
        name.replace('.', '/'),
        null,
        parent,
        names(types));
    MethodVisitor init =
        writer.visitMethod(ACC_PUBLIC, "<init>", "(Ljava/lang/Object;)V", null, null);
    init.visitCode();
    init.visitVarInsn(ALOAD, 0);
    init.visitVarInsn(ALOAD, 1);
    init.visitMethodInsn(INVOKESPECIAL, parent, "<init>", "(Ljava/lang/Object;)V", false);
    init.visitInsn(RETURN);
    init.visitMaxs(2, 2);
    init.visitEnd();
    writer.visitEnd();
    return face.loader().define(name, writer.toByteArray());
  }

  private String name(Class<?> type, String kind) {
    return "dev.testudo.generated." + type.getSimpleName() + kind + numbers.incrementAndGet();
  }

  private static List<ClassLoader> loadersOf(List<Class<?>> types) {
    Set<ClassLoader> loaders = new LinkedHashSet<>();
    for (Class<?> type : types) {
      if (type.getClassLoader() != null) {
        loaders.add(type.getClassLoader());
      }
    }
    return List.copyOf(loaders);
  }

  private static List<Method> methods(List<Class<?>> types) {
    Map<String, Method> methods = new LinkedHashMap<>();
    for (Class<?> type : types) {
      for (Method method : type.getMethods()) {
        if (!Modifier.isStatic(method.getModifiers()) && !isObjects(method)) {
          methods.putIfAbsent(method.getName() + Type.getMethodDescriptor(method), method);
        }
      }
    }
    return List.copyOf(methods.values());
  }

  // An interface may declare equals, hashCode or toString again; the face keeps its own.
  private static boolean isObjects(Method method) {
    return switch (method.getName()) {
      case "equals" -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {Object.class});
      case "hashCode", "toString" -> method.getParameterCount() == 0;
      default -> false;
    };
  }

  private static String[] names(List<Class<?>> types) {
    return types.stream().map(Type::getInternalName).toArray(String[]::new);
  }

  private static byte[] bytes(String name, List<Class<?>> types, List<Method> methods) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String a, String b) {
            return a.equals(b) ? a : "java/lang/Object"; // loads no class of a client
          }
        };
    writer.visit(V17, ACC_PUBLIC | ACC_FINAL | ACC_SUPER, name, null, BASE, names(types));
    constructor(writer);
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      method(writer, method, i);
    }
    invoke(writer, methods);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static boolean isStage(Method method) {
    return method.getReturnType() == CompletionStage.class
        || method.getReturnType() == CompletableFuture.class;
  }

  private static void constructor(ClassWriter writer) {
    String descriptor = Type.getMethodDescriptor(Type.VOID_TYPE, OBJECT, SLOT);
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, "<init>", descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitVarInsn(ALOAD, 2);
    code.visitMethodInsn(INVOKESPECIAL, BASE, "<init>", descriptor, false);
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void method(ClassWriter writer, Method method, int number) {
    MethodVisitor code =
        writer.visitMethod(
            ACC_PUBLIC, method.getName(), Type.getMethodDescriptor(method), null, THROWS);
    code.visitCode();
    new MethodBody(code, method, number).write();
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** One method of a face; see {@link dev.testudo.state.face.Gate} for it in Java. */
  private static final class MethodBody {
    private final MethodVisitor code;
    private final Method method;
    private final int number;
    private final Type result;
    private final int visit;
    private final int target;
    private final int gate;
    private final int passage;
    private final int failure;
    private final int value;
    private final Label end = new Label();
    private final Label attempt = new Label();
    private final Label attempted = new Label();
    private final Label failed = new Label();

    MethodBody(MethodVisitor code, Method method, int number) {
      this.code = code;
      this.method = method;
      this.number = number;
      this.result = Type.getReturnType(method);
      int local = 1;
      for (Type argument : Type.getArgumentTypes(method)) {
        local += argument.getSize();
      }
      visit = local;
      target = local + 1;
      gate = local + 2;
      passage = local + 3;
      failure = local + 4;
      value = local + 5;
    }

    void write() {
      Label start = new Label();
      Label guarded = new Label();
      Label leave = new Label();
      // The first handler in the table that fits is taken: the attempt's before the call's.
      if (!isStage(method)) {
        code.visitTryCatchBlock(attempt, attempted, failed, THROWABLE);
      }
      code.visitTryCatchBlock(start, end, leave, null);

      code.visitVarInsn(ALOAD, 0);
      call(BASE, "visit", VISIT);
      code.visitVarInsn(ASTORE, visit);
      code.visitVarInsn(ALOAD, visit);
      code.visitVarInsn(ALOAD, 0);
      call(BASE, "slot", SLOT);
      call(VISIT.getInternalName(), "enter", TARGET, SLOT);
      code.visitVarInsn(ASTORE, target);
      code.visitLabel(start);
      loadGate();
      code.visitVarInsn(ALOAD, gate);
      code.visitJumpInsn(IFNONNULL, guarded);
      callTarget();
      leaveAndReturn();

      code.visitLabel(guarded);
      if (isStage(method)) {
        stage();
      } else {
        loop();
      }
      code.visitLabel(end);
      code.visitLabel(leave);
      code.visitVarInsn(ALOAD, visit);
      call(VISIT.getInternalName(), "leave", Type.VOID_TYPE);
      code.visitInsn(ATHROW);
    }

    private void loop() {
      Label loop = new Label();
      Label done = new Label();
      Label notDone = new Label();
      Label settled = new Label();
      Label rethrow = new Label();
      Label free = new Label();
      Label plain = new Label();
      Label entered = new Label();
      code.visitVarInsn(ALOAD, gate);
      loadInt("number");
      code.visitVarInsn(ALOAD, gate);
      code.visitFieldInsn(GETFIELD, GATE.getInternalName(), "wantsArguments", "Z");
      code.visitJumpInsn(IFEQ, plain);
      arguments();
      call(GATE.getInternalName(), "enter", PASSAGE, Type.INT_TYPE, ARRAY);
      code.visitJumpInsn(GOTO, entered);
      code.visitLabel(plain);
      call(GATE.getInternalName(), "enter", PASSAGE, Type.INT_TYPE);
      code.visitLabel(entered);
      code.visitVarInsn(ASTORE, passage);
      zero();

      code.visitLabel(loop);
      status();
      Label notGo = new Label();
      code.visitJumpInsn(IFNE, notGo); // GO
      code.visitLabel(attempt);
      callTarget();
      storeValue();
      code.visitLabel(attempted);
      code.visitVarInsn(ALOAD, gate);
      code.visitVarInsn(ALOAD, passage);
      Label unwanted = new Label();
      Label pushed = new Label();
      code.visitVarInsn(ALOAD, gate);
      code.visitFieldInsn(GETFIELD, GATE.getInternalName(), "wantsResult", "Z");
      code.visitJumpInsn(IFEQ, unwanted);
      boxValue();
      code.visitJumpInsn(GOTO, pushed);
      code.visitLabel(unwanted);
      code.visitInsn(ACONST_NULL);
      code.visitLabel(pushed);
      call(GATE.getInternalName(), "succeeded", Type.VOID_TYPE, PASSAGE, OBJECT);
      code.visitJumpInsn(GOTO, loop);

      code.visitLabel(failed);
      code.visitVarInsn(ASTORE, failure);
      code.visitVarInsn(ALOAD, gate);
      code.visitVarInsn(ALOAD, passage);
      code.visitVarInsn(ALOAD, failure);
      call(
          GATE.getInternalName(), "failed", Type.VOID_TYPE, PASSAGE, Type.getObjectType(THROWABLE));
      status();
      code.visitInsn(ICONST_1); // DONE
      code.visitJumpInsn(IF_ICMPEQ, rethrow);
      code.visitJumpInsn(GOTO, loop);
      code.visitLabel(rethrow);
      code.visitVarInsn(ALOAD, failure);
      code.visitInsn(ATHROW);

      code.visitLabel(notGo);
      status();
      code.visitInsn(ICONST_1); // DONE
      code.visitJumpInsn(IF_ICMPNE, notDone);
      code.visitLabel(done);
      loadValue();
      leaveAndReturn();
      code.visitLabel(notDone);
      status();
      code.visitInsn(ICONST_2); // SETTLED
      code.visitJumpInsn(IF_ICMPEQ, settled);
      // WAIT
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, visit);
      code.visitVarInsn(ALOAD, gate);
      code.visitVarInsn(ALOAD, passage);
      push(number);
      arguments();
      call(BASE, "pause", PASSAGE, VISIT, GATE, PASSAGE, Type.INT_TYPE, ARRAY);
      code.visitVarInsn(ASTORE, passage);
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, visit);
      call(BASE, "resumed", TARGET, VISIT);
      code.visitVarInsn(ASTORE, target);
      loadGate();
      code.visitVarInsn(ALOAD, passage);
      code.visitJumpInsn(IFNULL, free);
      code.visitJumpInsn(GOTO, loop);
      code.visitLabel(free);
      callTarget();
      leaveAndReturn();

      code.visitLabel(settled);
      code.visitVarInsn(ALOAD, gate);
      code.visitVarInsn(ALOAD, passage);
      call(GATE.getInternalName(), "settled", OBJECT, PASSAGE);
      unbox(result);
      leaveAndReturn();
    }

    private void stage() {
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, gate);
      code.visitVarInsn(ALOAD, visit);
      push(number);
      arguments();
      call(BASE, "stage", STAGE, GATE, VISIT, Type.INT_TYPE, ARRAY);
      if (method.getReturnType() == CompletableFuture.class) {
        code.visitMethodInsn(
            INVOKEINTERFACE,
            STAGE.getInternalName(),
            "toCompletableFuture",
            "()" + Type.getDescriptor(CompletableFuture.class),
            true);
      }
      leaveAndReturn();
    }

    private void arguments() {
      Type[] types = Type.getArgumentTypes(method);
      push(types.length);
      code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
      int local = 1;
      for (int i = 0; i < types.length; i++) {
        code.visitInsn(DUP);
        push(i);
        code.visitVarInsn(types[i].getOpcode(ILOAD), local);
        box(code, types[i]);
        code.visitInsn(AASTORE);
        local += types[i].getSize();
      }
    }

    private void loadGate() {
      code.visitVarInsn(ALOAD, target);
      push(number);
      call(TARGET.getInternalName(), "gate", GATE, Type.INT_TYPE);
      code.visitVarInsn(ASTORE, gate);
    }

    private void callTarget() {
      String owner = Type.getInternalName(method.getDeclaringClass());
      code.visitVarInsn(ALOAD, target);
      code.visitFieldInsn(GETFIELD, TARGET.getInternalName(), "object", "Ljava/lang/Object;");
      code.visitTypeInsn(CHECKCAST, owner);
      int local = 1;
      for (Type argument : Type.getArgumentTypes(method)) {
        code.visitVarInsn(argument.getOpcode(ILOAD), local);
        local += argument.getSize();
      }
      code.visitMethodInsn(
          INVOKEINTERFACE, owner, method.getName(), Type.getMethodDescriptor(method), true);
    }

    // The result is on the stack.
    private void leaveAndReturn() {
      storeValue();
      code.visitVarInsn(ALOAD, visit);
      call(VISIT.getInternalName(), "leave", Type.VOID_TYPE);
      loadValue();
      code.visitInsn(result.getOpcode(IRETURN));
    }

    private void storeValue() {
      if (!result.equals(Type.VOID_TYPE)) {
        code.visitVarInsn(result.getOpcode(ISTORE), value);
      }
    }

    private void loadValue() {
      if (!result.equals(Type.VOID_TYPE)) {
        code.visitVarInsn(result.getOpcode(ILOAD), value);
      }
    }

    private void boxValue() {
      if (result.equals(Type.VOID_TYPE)) {
        code.visitInsn(ACONST_NULL);
      } else {
        loadValue();
        box(code, result);
      }
    }

    private void zero() {
      switch (result.getSort()) {
        case Type.VOID -> {}
        case Type.LONG -> {
          code.visitInsn(LCONST_0);
          storeValue();
        }
        case Type.FLOAT -> {
          code.visitInsn(FCONST_0);
          storeValue();
        }
        case Type.DOUBLE -> {
          code.visitInsn(DCONST_0);
          storeValue();
        }
        case Type.ARRAY, Type.OBJECT -> {
          code.visitInsn(ACONST_NULL);
          storeValue();
        }
        default -> {
          code.visitInsn(ICONST_0);
          storeValue();
        }
      }
    }

    private void unbox(Type type) {
      switch (type.getSort()) {
        case Type.VOID -> code.visitInsn(POP);
        case Type.ARRAY, Type.OBJECT -> code.visitTypeInsn(CHECKCAST, type.getInternalName());
        default -> FaceForge.unbox(code, type);
      }
    }

    private void status() {
      code.visitVarInsn(ALOAD, passage);
      code.visitFieldInsn(GETFIELD, PASSAGE.getInternalName(), "status", "I");
    }

    private void loadInt(String field) {
      code.visitVarInsn(ALOAD, visit);
      code.visitFieldInsn(GETFIELD, VISIT.getInternalName(), field, "I");
    }

    private void push(int number) {
      FaceForge.push(code, number);
    }

    private void call(String owner, String name, Type type, Type... arguments) {
      code.visitMethodInsn(
          INVOKEVIRTUAL, owner, name, Type.getMethodDescriptor(type, arguments), false);
    }
  }

  // invoke(target, number, arguments): a switch over the methods that give stages.
  private static void invoke(ClassWriter writer, List<Method> methods) {
    String descriptor =
        Type.getMethodDescriptor(STAGE, OBJECT, Type.INT_TYPE, Type.getType(Object[].class));
    MethodVisitor code = writer.visitMethod(ACC_PROTECTED, "invoke", descriptor, null, THROWS);
    code.visitCode();
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      if (!isStage(method)) {
        continue;
      }
      Label next = new Label();
      code.visitVarInsn(ILOAD, 2);
      push(code, i);
      code.visitJumpInsn(IF_ICMPNE, next);
      String owner = Type.getInternalName(method.getDeclaringClass());
      code.visitVarInsn(ALOAD, 1);
      code.visitTypeInsn(CHECKCAST, owner);
      Type[] types = Type.getArgumentTypes(method);
      for (int a = 0; a < types.length; a++) {
        code.visitVarInsn(ALOAD, 3);
        push(code, a);
        code.visitInsn(AALOAD);
        if (types[a].getSort() == Type.ARRAY || types[a].getSort() == Type.OBJECT) {
          code.visitTypeInsn(CHECKCAST, types[a].getInternalName());
        } else {
          unbox(code, types[a]);
        }
      }
      code.visitMethodInsn(
          INVOKEINTERFACE, owner, method.getName(), Type.getMethodDescriptor(method), true);
      code.visitInsn(ARETURN);
      code.visitLabel(next);
    }
    code.visitTypeInsn(NEW, "java/lang/IllegalArgumentException");
    code.visitInsn(DUP);
    code.visitMethodInsn(
        INVOKESPECIAL, "java/lang/IllegalArgumentException", "<init>", "()V", false);
    code.visitInsn(ATHROW);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private static void push(MethodVisitor code, int number) {
    if (number <= Byte.MAX_VALUE) {
      code.visitIntInsn(BIPUSH, number);
    } else {
      code.visitIntInsn(SIPUSH, number);
    }
  }

  private static void box(MethodVisitor code, Type type) {
    Wrapper wrapper = Wrapper.of(type);
    if (wrapper != null) {
      code.visitMethodInsn(
          INVOKESTATIC,
          wrapper.name,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + wrapper.name + ";",
          false);
    }
  }

  private static void unbox(MethodVisitor code, Type type) {
    Wrapper wrapper = java.util.Objects.requireNonNull(Wrapper.of(type));
    code.visitTypeInsn(CHECKCAST, wrapper.name);
    code.visitMethodInsn(
        INVOKEVIRTUAL, wrapper.name, wrapper.unbox, "()" + type.getDescriptor(), false);
  }

  private enum Wrapper {
    BOOLEAN(Type.BOOLEAN, "java/lang/Boolean", "booleanValue"),
    CHAR(Type.CHAR, "java/lang/Character", "charValue"),
    BYTE(Type.BYTE, "java/lang/Byte", "byteValue"),
    SHORT(Type.SHORT, "java/lang/Short", "shortValue"),
    INT(Type.INT, "java/lang/Integer", "intValue"),
    LONG(Type.LONG, "java/lang/Long", "longValue"),
    FLOAT(Type.FLOAT, "java/lang/Float", "floatValue"),
    DOUBLE(Type.DOUBLE, "java/lang/Double", "doubleValue");

    private final int sort;
    private final String name;
    private final String unbox;

    Wrapper(int sort, String name, String unbox) {
      this.sort = sort;
      this.name = name;
      this.unbox = unbox;
    }

    static @Nullable Wrapper of(Type type) {
      for (Wrapper wrapper : values()) {
        if (wrapper.sort == type.getSort()) {
          return wrapper;
        }
      }
      return null;
    }
  }
}
