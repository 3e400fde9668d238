package dev.testudo.memory;

import static dev.testudo.SettingsException.check;

import java.time.Duration;
import java.util.List;

/**
 * Settings of a watch; PID {@code dev.testudo.memory~NAME}.
 *
 * @param enter the share of the largest heap that is left after a collection at which pressure
 *     begins; above 0, at most 1
 * @param leave the share below which it ends; above 0, below {@code enter}
 * @param share how much of what they have listeners are asked for in each round; above 0, at most 1
 * @param coolDown how long after a round the next one may begin, if the pressure lasts; 0 to 1 h
 * @param listenerTimeout how long a listener may take before it is interrupted and left; 1 ms to 1
 *     min
 * @param order the names of listeners that are asked first, in this order; the others follow in
 *     their own
 */
public record MemorySettings(
    double enter,
    double leave,
    double share,
    Duration coolDown,
    Duration listenerTimeout,
    List<String> order) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  public MemorySettings {
    check(enter > 0 && enter <= 1, "enter", enter, "above 0 and at most 1");
    check(leave > 0 && leave < enter, "leave", leave, "above 0 and below enter (" + enter + ")");
    check(share > 0 && share <= 1, "share", share, "above 0 and at most 1");
    check(
        !coolDown.isNegative() && coolDown.compareTo(HOUR) <= 0,
        "coolDown",
        coolDown,
        "from 0 to 1h");
    check(
        listenerTimeout.compareTo(SHORTEST) >= 0 && listenerTimeout.compareTo(MINUTE) <= 0,
        "listenerTimeout",
        listenerTimeout,
        "from 1ms to 1m");
    order = List.copyOf(order);
  }

  /** From 85 % to below 75 %; a quarter in each round, every 10 s; 5 s for each listener. */
  public MemorySettings() {
    this(0.85, 0.75, 0.25, Duration.ofSeconds(10), Duration.ofSeconds(5), List.of());
  }
}
