package dev.testudo.cache.provider;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object holds on to a class that is no more: by itself, or through whatever it reaches.
 * Objects of the JDK are known by their type, as values or as collections; into those of bundles it
 * looks field by field. What it cannot look into, and what is too much to look through, is said to
 * hold on: for a cache it is cheaper to lose an entry than to keep a class loader.
 */
final class Reach {
  private static final int MOST = 10_000;
  private static final Set<String> PLAIN =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.Arrays$ArrayList",
          "java.util.Collections$EmptyList",
          "java.util.Collections$SingletonList",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.CopyOnWriteArrayList");

  private final Predicate<Class<?>> old;

  /**
   * @param old whether a class is no more
   */
  Reach(Predicate<Class<?>> old) {
    this.old = old;
  }

  boolean reaches(@Nullable Object from) {
    Deque<Object> open = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    add(from, open, seen);
    try {
      while (!open.isEmpty()) {
        if (seen.size() > MOST || !expand(open.pop(), open, seen)) {
          return true;
        }
      }
      return false;
    } catch (RuntimeException | ReflectiveOperationException | LinkageError e) {
      return true; // a collection that changes meanwhile, a field that is closed to us
    }
  }

  // Gives false where it must be said to hold on.
  private boolean expand(Object at, Deque<Object> open, Set<Object> seen)
      throws ReflectiveOperationException {
    Class<?> type = at.getClass();
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (old.test(element)) {
      return false;
    }
    if (at instanceof Object[] array) {
      addAll(java.util.Arrays.asList(array), open, seen);
      return true;
    }
    if (type.isArray() || isValue(type)) {
      return true;
    }
    if (!isJdk(type)) {
      return fields(at, type, open, seen);
    }
    if (at instanceof Collection<?> collection && isPlain(at)) {
      addAll(collection, open, seen);
    } else if (at instanceof Map<?, ?> map && isPlain(at)) {
      addAll(map.keySet(), open, seen);
      addAll(map.values(), open, seen);
    } else if (at instanceof Optional<?> optional) {
      add(optional.orElse(null), open, seen);
    } else if (at instanceof Map.Entry<?, ?> entry) {
      add(entry.getKey(), open, seen);
      add(entry.getValue(), open, seen);
    } else {
      return false;
    }
    return true;
  }

  // Collections that hold their elements and nothing else: no comparator, no other collection.
  private static boolean isPlain(Object collection) {
    if (collection instanceof SortedMap<?, ?> map) {
      return collection.getClass() == TreeMap.class && map.comparator() == null;
    }
    if (collection instanceof SortedSet<?> set) {
      return collection.getClass() == TreeSet.class && set.comparator() == null;
    }
    String name = collection.getClass().getName();
    return PLAIN.contains(name) || name.startsWith("java.util.ImmutableCollections$");
  }

  private boolean fields(Object at, Class<?> type, Deque<Object> open, Set<Object> seen)
      throws ReflectiveOperationException {
    for (Class<?> of = type; of != Object.class && of != null; of = of.getSuperclass()) {
      if (old.test(of)) {
        return false;
      }
      if (isJdk(of)) {
        // What an Enum or a Record has is in its own class; of others it is hidden.
        return of == Enum.class || of == Record.class || of == Number.class;
      }
      for (Field field : of.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          add(field.get(at), open, seen);
        }
      }
    }
    return true;
  }

  private static void addAll(Collection<?> all, Deque<Object> open, Set<Object> seen) {
    for (Object one : all) {
      if (seen.size() > MOST) {
        return;
      }
      add(one, open, seen);
    }
  }

  private static void add(@Nullable Object one, Deque<Object> open, Set<Object> seen) {
    if (one != null && seen.add(one)) {
      open.push(one);
    }
  }

  private static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** Whether objects of this class of the JDK reach nothing but others like it. */
  static boolean isValue(Class<?> type) {
    if (!isJdk(type)) {
      return false;
    }
    return switch (type.getPackageName()) {
      case "java.math", "java.time", "java.time.chrono" -> true;
      case "java.lang" ->
          type == String.class
              || type == Boolean.class
              || type == Character.class
              || Number.class.isAssignableFrom(type);
      case "java.util" ->
          type == java.util.UUID.class
              || type == java.util.Date.class
              || type == java.util.Locale.class
              || type == java.util.Currency.class
              || type == java.util.OptionalInt.class
              || type == java.util.OptionalLong.class
              || type == java.util.OptionalDouble.class;
      case "java.net" -> type == java.net.URI.class;
      case "java.util.concurrent.atomic" -> Number.class.isAssignableFrom(type);
      default -> type.isEnum();
    };
  }
}
