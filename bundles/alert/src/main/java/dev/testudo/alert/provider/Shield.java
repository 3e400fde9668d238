package dev.testudo.alert.provider;

import dev.testudo.RejectedException;
import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.Delivery;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import java.time.Duration;

/**
 * Takes deliveries through the guard {@code alert-CHANNEL}: its timeout cuts off one that hangs,
 * its breaker spares a receiver that is down, its retry bridges a hiccup. What is turned away waits
 * in the queue.
 */
final class Shield implements AlertChannel {
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Guard guard;
  private final AlertChannel channel;

  private Shield(Guard guard, AlertChannel channel) {
    this.guard = guard;
    this.channel = channel;
  }

  static AlertChannel before(AlertChannel channel, Guards guards) {
    String name = channel instanceof Router.Named named ? "alert-" + named.name() : "alert";
    return new Shield(
        guards.named(name, new GuardSettings("retry", "breaker", "timeout")), channel);
  }

  @Override
  public Delivery deliver(Alert alert) throws Exception {
    try {
      return guard.call("deliver", () -> channel.deliver(alert));
    } catch (RejectedException e) {
      return Delivery.retryAfter(LATER, String.valueOf(e.getMessage()));
    }
  }
}
