package dev.testudo.timeout;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of a timeout; PID {@code dev.testudo.timeout~NAME}.
 *
 * @param limit how long a call may take; 1 ms to 1 day. Calls are cut off a millisecond or two
 *     after it, never before
 */
public record TimeoutSettings(Duration limit) {
  public TimeoutSettings {
    check(
        limit.compareTo(Duration.ofMillis(1)) >= 0 && limit.compareTo(Duration.ofDays(1)) <= 0,
        "limit",
        limit,
        "from 1ms to 1d");
  }

  /** The default: 10 s. */
  public TimeoutSettings() {
    this(Duration.ofSeconds(10));
  }
}
