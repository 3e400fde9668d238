package dev.testudo.alert;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Delivers alerts to people: by mail, to a chat, to a pager. A plugin: register one as an OSGi
 * service with {@link ChannelName}.
 *
 * <pre>{@code
 * @Component
 * @ChannelName("horn")
 * public final class Horn implements AlertChannel {
 *   @Override
 *   public Delivery deliver(Alert alert) {
 *     …
 *     return Delivery.delivered();
 *   }
 * }
 * }</pre>
 *
 * <p>It is called for one alert at a time, in a thread of its own, through a guard of its own with
 * retry, breaker and timeout; it may block, throw, or hang without harm to anybody but itself. What
 * it throws counts as a delivery to be tried again. Alerts that it has not delivered wait in its
 * queue, over updates and restarts; a delivery whose answer was lost is repeated.
 */
@ConsumerType
@FunctionalInterface
public interface AlertChannel {

  /**
   * Delivers an alert that fires, goes on firing, or is resolved.
   *
   * @throws Exception if it could not; it is tried again later
   */
  Delivery deliver(Alert alert) throws Exception;
}
