package dev.testudo.state.face;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the gates of guarded faces. There is one at a time; when another takes over, all gates are
 * made anew and switched at once. While there is none, faces keep the gates they have for the
 * linger time, and let calls pass without one afterwards.
 */
@ConsumerType
public interface GateKeeper {

  /**
   * The gate of one operation.
   *
   * @param method the interface's method
   * @param target the target's class, for the annotations on its methods; not to be kept
   * @return null if no policy applies
   */
  @Nullable Gate gate(String guard, Method method, Class<?> target);

  /**
   * The same for one of several targets that may be behind a guard.
   *
   * @param identity what the target is known by, over every update; no other has the same
   */
  default @Nullable Gate gate(String guard, Method method, Class<?> target, String identity) {
    return gate(guard, method, target);
  }
}
