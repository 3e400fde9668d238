package dev.testudo.guard;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the policies of one kind. A capability registers one as an OSGi service; guards take it up
 * when it comes, and keep the policies that they have for the linger time when it goes.
 */
@ConsumerType
public interface PolicyFactory {

  /** The kind's word, as it is written in a guard's policies: {@code retry}, {@code breaker}. */
  String kind();

  /**
   * The policy for one operation.
   *
   * @param instance the name written in the guard's policies ({@code breaker=orders-db}), or the
   *     guard's own name where none is written
   */
  Policy policy(String instance, Operation operation);

  /**
   * The same for a policy that must know what is called.
   *
   * @param method the interface's method; null for calls in code
   * @throws dev.testudo.SettingsException if the instance's settings do not fit it; the guard then
   *     does without the policy, and says so
   */
  default Policy policy(String instance, Operation operation, @Nullable Method method) {
    return policy(instance, operation);
  }

  /** The kinds that only observe are part of each chain that does not exclude them. */
  default boolean implied() {
    return false;
  }

  /** Kinds this one stands directly inside of, if it is none of the well-known ones. */
  default List<String> inside() {
    return List.of();
  }
}
