package dev.testudo.state.provider;

import dev.testudo.state.SchemaException;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Says whether a type may live in a cell: it, and all that the declarations of its fields reach,
 * must be of the JDK or of a contract. What a field declared as {@code Object} or as an interface
 * holds at run time is not seen; that is the provider's own duty.
 */
final class CellTypes {
  private final Predicate<Class<?>> contract;
  private final Set<String> known = new HashSet<>();

  /**
   * @param contract whether a class outside the JDK belongs to a contract
   */
  CellTypes(Predicate<Class<?>> contract) {
    this.contract = contract;
  }

  /**
   * @throws SchemaException naming the path from the cell to the class that does not belong there
   */
  synchronized void check(Class<?> type) {
    walk(type, type.getName(), known);
  }

  private void walk(Type type, String path, Set<String> seen) {
    if (type instanceof ParameterizedType generic) {
      walk(generic.getRawType(), path, seen);
      for (Type argument : generic.getActualTypeArguments()) {
        walk(argument, path, seen);
      }
    } else if (type instanceof GenericArrayType array) {
      walk(array.getGenericComponentType(), path, seen);
    } else if (type instanceof Class<?> one) {
      walkClass(one, path, seen);
    }
  }

  private void walkClass(Class<?> type, String path, Set<String> seen) {
    if (type.isArray()) {
      walk(type.getComponentType(), path, seen);
      return;
    }
    if (type.isPrimitive() || isJdk(type)) {
      return;
    }
    if (!contract.test(type)) {
      throw new SchemaException(
          path
              + " is a class of "
              + type.getPackageName()
              + ", which is no contract: it would pin this version of the code; a cell may reach"
              + " only classes of the JDK and of contract bundles");
    }
    // By loader too: after a refresh the same name is another class.
    if (!seen.add(type.getName() + "@" + System.identityHashCode(type.getClassLoader()))) {
      return;
    }
    for (Class<?> at = type; at != null && !isJdk(at); at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          walk(field.getGenericType(), path + "." + field.getName(), seen);
        }
      }
    }
  }

  private static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
