package dev.testudo.cache.provider;

import dev.testudo.cache.state.ArrayContent;
import dev.testudo.cache.state.CallKey;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys of arguments. A key must stay equal to itself and to nothing that means something
 * else, so it takes values only: those of the JDK, enums, records of values, and lists, sets, maps,
 * optionals and arrays of values, which it copies. Anything else has an identity or may change, and
 * gives no key.
 */
final class SafeKeys {
  private static final int MOST = 1_000;
  private static final int DEEPEST = 8;

  /** In place of an argument that is no value; null is one. */
  private static final Object UNSAFE = new Object();

  // The accessors of records, by the name of the class. No longer than somebody else keeps them,
  // so that no class is kept alive from here.
  private final Map<String, WeakReference<Method[]>> accessors = new ConcurrentHashMap<>();

  /**
   * A key.
   *
   * @param operation the operation in full
   * @return null if an argument is no value
   */
  @Nullable CallKey key(String operation, @Nullable Object... arguments) {
    @Nullable Object[] copies = new @Nullable Object[arguments.length];
    int[] left = {MOST};
    for (int i = 0; i < copies.length; i++) {
      copies[i] = copy(arguments[i], left);
      if (copies[i] == UNSAFE) {
        return null;
      }
    }
    return new CallKey(operation, copies);
  }

  /** Why there is no key, for people. */
  String why(@Nullable Object... arguments) {
    int[] left = {MOST};
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument != null && copy(argument, left) == UNSAFE) {
        return "argument %d, a %s, is no value that can be a key, or too large for one"
            .formatted(i + 1, argument.getClass().getTypeName());
      }
    }
    return "its arguments changed while they were read";
  }

  private @Nullable Object copy(@Nullable Object value, int... left) {
    try {
      return copy(value, DEEPEST, left);
    } catch (RuntimeException | ReflectiveOperationException e) {
      return UNSAFE; // it changes meanwhile, or is closed to us
    }
  }

  private @Nullable Object copy(@Nullable Object value, int depth, int... left)
      throws ReflectiveOperationException {
    if (depth == 0 || --left[0] < 0) {
      return UNSAFE;
    }
    if (value == null) {
      return null;
    }
    Class<?> type = value.getClass();
    if (value instanceof Enum || isValue(type)) {
      return value;
    }
    if (value instanceof Record) {
      return isValue(value, type, depth, left) ? value : UNSAFE;
    }
    if (type.isArray()) {
      List<@Nullable Object> elements = elements(value, depth, left);
      return elements == null ? UNSAFE : new ArrayContent(type.getTypeName(), elements);
    }
    return type.getClassLoader() == null ? container(value, depth, left) : UNSAFE;
  }

  private static boolean isValue(Class<?> type) {
    return Reach.isValue(type)
        && type != java.util.Date.class
        && !Clock.class.isAssignableFrom(type)
        && !type.getPackageName().equals("java.util.concurrent.atomic")
        && !type.isAnonymousClass();
  }

  private @Nullable Object container(Object value, int depth, int... left)
      throws ReflectiveOperationException {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copies = all(list, depth, left);
      return copies == null ? UNSAFE : copies;
    }
    if (value instanceof Set<?> set) {
      List<@Nullable Object> copies = all(set, depth, left);
      return copies == null ? UNSAFE : new HashSet<>(copies);
    }
    if (value instanceof Map<?, ?> map) {
      return map(map, depth, left);
    }
    if (value instanceof Optional<?> optional) {
      Object copy = copy(optional.orElse(null), depth - 1, left);
      return copy == UNSAFE ? UNSAFE : Optional.ofNullable(copy);
    }
    return UNSAFE;
  }

  private Object map(Map<?, ?> map, int depth, int... left) throws ReflectiveOperationException {
    Map<@Nullable Object, @Nullable Object> copies = new HashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Object key = copy(entry.getKey(), depth - 1, left);
      Object value = copy(entry.getValue(), depth - 1, left);
      if (key == UNSAFE || value == UNSAFE) {
        return UNSAFE;
      }
      copies.put(key, value);
    }
    return copies;
  }

  private @Nullable List<@Nullable Object> all(Collection<?> values, int depth, int... left)
      throws ReflectiveOperationException {
    List<@Nullable Object> copies = new ArrayList<>(Math.min(values.size(), MOST));
    for (Object value : values) {
      Object copy = copy(value, depth - 1, left);
      if (copy == UNSAFE) {
        return null;
      }
      copies.add(copy);
    }
    return copies;
  }

  private @Nullable List<@Nullable Object> elements(Object array, int depth, int... left)
      throws ReflectiveOperationException {
    int length = Array.getLength(array);
    if (length > left[0]) {
      return null;
    }
    List<@Nullable Object> elements = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      elements.add(Array.get(array, i));
    }
    return all(elements, depth, left);
  }

  // A record cannot be copied, so what it has must be as good as its own copy.
  private boolean isValue(Object instance, Class<?> type, int depth, int... left)
      throws ReflectiveOperationException {
    for (Method accessor : accessors(type)) {
      Object component = accessor.invoke(instance);
      if (component != copy(component, depth - 1, left) && !isFixed(component, depth, left)) {
        return false;
      }
    }
    return true;
  }

  // A list, set or map that the JDK itself would not copy because it cannot change.
  private boolean isFixed(@Nullable Object component, int depth, int... left)
      throws ReflectiveOperationException {
    if (component instanceof Optional<?> optional) {
      Object value = optional.orElse(null);
      return value == copy(value, depth - 1, left) || isFixed(value, depth - 1, left);
    }
    Collection<?> elements;
    if (component instanceof List<?> list && List.copyOf(list) == list) {
      elements = list;
    } else if (component instanceof Set<?> set && Set.copyOf(set) == set) {
      elements = set;
    } else if (component instanceof Map<?, ?> map && Map.copyOf(map) == map) {
      elements = new ArrayList<>(map.keySet());
      return areFixed(elements, depth, left) && areFixed(map.values(), depth, left);
    } else {
      return false;
    }
    return areFixed(elements, depth, left);
  }

  private boolean areFixed(Collection<?> elements, int depth, int... left)
      throws ReflectiveOperationException {
    if (depth == 0) {
      return false;
    }
    for (Object element : elements) {
      if (element != copy(element, depth - 1, left) && !isFixed(element, depth - 1, left)) {
        return false;
      }
    }
    return true;
  }

  private Method[] accessors(Class<?> type) {
    WeakReference<Method[]> reference = accessors.get(type.getName());
    Method[] known = reference == null ? null : reference.get();
    if (known != null && (known.length == 0 || known[0].getDeclaringClass() == type)) {
      return known;
    }
    Method[] found =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getAccessor)
            .toArray(Method[]::new);
    for (Method accessor : found) {
      accessor.setAccessible(true);
    }
    accessors.put(type.getName(), new WeakReference<>(found));
    return found;
  }
}
