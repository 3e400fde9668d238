package dev.testudo.error;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Does something against failures that keep coming: recycles what is stale, restarts what is stuck.
 * A plugin: register one as an OSGi service with {@link StrategyName}, and name it in the {@code
 * recovery} of a monitor.
 *
 * <pre>{@code
 * @Component
 * @StrategyName("reconnect")
 * public final class Reconnect implements RecoveryStrategy {
 *   @Override
 *   public String recover(RecoveryRequest request) {
 *     …
 *     return "connected to " + host;
 *   }
 * }
 * }</pre>
 *
 * <p>It is called in a thread of its own, one call at a time whatever the number of monitors that
 * name it, and not again within the cool-down. It may block and throw; beyond its time limit it is
 * interrupted, and it is not called again before it has returned.
 */
@ConsumerType
@FunctionalInterface
public interface RecoveryStrategy {

  /**
   * Does it.
   *
   * @return what was done, in one line
   * @throws Exception if it could not be done
   */
  String recover(RecoveryRequest request) throws Exception;
}
