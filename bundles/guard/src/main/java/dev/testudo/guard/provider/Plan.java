package dev.testudo.guard.provider;

import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guarded;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which policies an operation is to have: kind and instance, outermost first. Configuration of the
 * method wins over the annotation on it, that over the guard's own, and those over the annotation
 * on the class.
 */
record Plan(String operation, List<Entry> entries) {

  /** A policy to have. */
  record Entry(String kind, String instance) {
    @Override
    public String toString() {
      return kind + "=" + instance;
    }
  }

  /** The plan of a call in code. */
  static Plan of(String guard, GuardSettings settings, List<String> implied, String operation) {
    return of(guard, settings, implied, operation, List.of(), List.of());
  }

  /** The plan of an interface's method, with the annotations that the target's class has on it. */
  static Plan of(
      String guard, GuardSettings settings, List<String> implied, Method method, Class<?> target) {
    Guarded onMethod = annotation(method, target);
    String operation =
        onMethod == null || onMethod.value().isEmpty() ? name(method) : onMethod.value();
    return of(
        guard,
        settings,
        implied,
        operation,
        policies(target.getAnnotation(Guarded.class)),
        policies(onMethod));
  }

  private static List<String> policies(@Nullable Guarded annotation) {
    List<String> all = new ArrayList<>();
    if (annotation != null) {
      add(all, "fallback", annotation.fallback());
      add(all, "cache", annotation.cache());
      add(all, "retry", annotation.retry());
      add(all, "limiter", annotation.limiter());
      add(all, "breaker", annotation.breaker());
      add(all, "bulkhead", annotation.bulkhead());
      add(all, "timeout", annotation.timeout());
      add(all, "profile", annotation.profile());
    }
    return all;
  }

  private static Plan of(
      String guard,
      GuardSettings settings,
      List<String> implied,
      String operation,
      List<String> onClass,
      List<String> onMethod) {
    Map<String, String> instances = new LinkedHashMap<>();
    implied.forEach(kind -> instances.put(kind, guard));
    apply(instances, onClass, guard);
    apply(instances, settings.policies(), guard);
    apply(instances, onMethod, guard);
    apply(instances, settings.methods().getOrDefault(operation, List.of()), guard);
    List<Entry> entries = new ArrayList<>();
    instances.forEach((kind, instance) -> entries.add(new Entry(kind, instance)));
    return new Plan(operation, Kinds.sort(entries, settings.order(), Entry::kind));
  }

  // "breaker", "breaker=orders-db" or "-breaker".
  private static void apply(Map<String, String> instances, List<String> policies, String guard) {
    for (String policy : policies) {
      if (policy.startsWith("-")) {
        instances.remove(policy.substring(1).strip());
        continue;
      }
      int equals = policy.indexOf('=');
      String kind = (equals < 0 ? policy : policy.substring(0, equals)).strip();
      instances.put(kind, equals < 0 ? guard : policy.substring(equals + 1).strip());
    }
  }

  private static void add(List<String> annotated, String kind, String instance) {
    if (!instance.isEmpty()) {
      annotated.add(kind + "=" + instance);
    }
  }

  private static @Nullable Guarded annotation(Method method, Class<?> target) {
    try {
      Guarded own =
          target
              .getMethod(method.getName(), method.getParameterTypes())
              .getAnnotation(Guarded.class);
      return own != null ? own : method.getAnnotation(Guarded.class);
    } catch (NoSuchMethodException e) {
      return method.getAnnotation(Guarded.class);
    }
  }

  // With parameter types only where overloads need it.
  private static String name(Method method) {
    long same = 0;
    for (Method other : method.getDeclaringClass().getMethods()) {
      if (other.getName().equals(method.getName()) && !other.isBridge()) {
        same++;
      }
    }
    if (same <= 1) {
      return method.getName();
    }
    List<String> types = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      types.add(type.getSimpleName());
    }
    return method.getName() + "(" + String.join(",", types) + ")";
  }
}
