package dev.testudo.pool;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of a pool; PID {@code dev.testudo.pool~NAME}.
 *
 * @param minimum how many objects are there even if nobody needs them; 0 to the maximum
 * @param maximum how many there are at most; 1 to 10,000. With fewer than are out, those too many
 *     go as they come back
 * @param claimTime how long a claim waits at most while all are out; 0 to 1 hour
 * @param maxIdle after how long an idle object goes, down to the minimum; up to 365 days, 0 for
 *     never
 * @param maxLife after how long an object is replaced, in use or not, less up to a tenth by chance;
 *     up to 365 days, 0 for never
 * @param validateAfter how long an object may be idle before the next claim asks its factory
 *     whether it still works; 0 to ask each time, up to 365 days
 * @param leakAfter after how long a lease that is out is reported, and where it was claimed; costs
 *     a stack walk for each claim; up to 365 days, 0 for not at all
 */
public record PoolSettings(
    int minimum,
    int maximum,
    Duration claimTime,
    Duration maxIdle,
    Duration maxLife,
    Duration validateAfter,
    Duration leakAfter) {

  private static final Duration YEAR = Duration.ofDays(365);

  public PoolSettings {
    check(maximum >= 1 && maximum <= 10_000, "maximum", maximum, "from 1 to 10000");
    check(
        minimum >= 0 && minimum <= maximum,
        "minimum",
        minimum,
        "from 0 to the maximum, which is " + maximum);
    check(upTo(claimTime, Duration.ofHours(1)), "claimTime", claimTime, "from 0 to 1h");
    check(upTo(maxIdle, YEAR), "maxIdle", maxIdle, "from 0 to 365d");
    check(upTo(maxLife, YEAR), "maxLife", maxLife, "from 0 to 365d");
    check(upTo(validateAfter, YEAR), "validateAfter", validateAfter, "from 0 to 365d");
    check(upTo(leakAfter, YEAR), "leakAfter", leakAfter, "from 0 to 365d");
  }

  /**
   * The defaults: up to 10 objects, made as they are needed; a claim waits for 5 s; 10 minutes
   * idle, 30 minutes of life; asked whether they work after 500 ms; leases are not traced.
   */
  public PoolSettings() {
    this(
        0,
        10,
        Duration.ofSeconds(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofMillis(500),
        Duration.ZERO);
  }

  /** The same with another minimum and maximum. */
  public PoolSettings size(int least, int most) {
    return new PoolSettings(least, most, claimTime, maxIdle, maxLife, validateAfter, leakAfter);
  }

  private static boolean upTo(Duration value, Duration most) {
    return !value.isNegative() && value.compareTo(most) <= 0;
  }
}
