package dev.testudo.limiter;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of a rate limiter; PID {@code dev.testudo.limiter~NAME}. A change keeps the debt: calls
 * that were let through count as before, at the new rate.
 *
 * @param rate how many calls are let through in each period; 1 to 1,000,000,000, and not more than
 *     the period has nanoseconds
 * @param period in which time; 1 ns to 3,650 days
 * @param burst how many of them may come at once, after a pause; 0 for as many as {@code rate}, 1
 *     for calls at even distances only. All of them last for 36,500 days at most
 * @param maxWait how long a call may wait for its turn; 0 to 1 day. 0 turns it away at once
 */
public record RateLimiterSettings(int rate, Duration period, int burst, Duration maxWait) {
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final double HORIZON = Duration.ofDays(36_500).toNanos();

  public RateLimiterSettings {
    check(rate >= 1 && rate <= 1_000_000_000, "rate", rate, "from 1 to 1000000000");
    check(
        period.compareTo(Duration.ofNanos(1)) >= 0 && period.compareTo(LONGEST) <= 0,
        "period",
        period,
        "from 1ns to 3650d");
    check(rate <= period.toNanos(), "rate", rate, "at most one call for each nanosecond of period");
    check(
        burst >= 0 && (double) burst * period.toNanos() / rate <= HORIZON,
        "burst",
        burst,
        "at least 1, or 0 for as many as rate, and no more than come in 36500d");
    check(
        !maxWait.isNegative() && maxWait.compareTo(Duration.ofDays(1)) <= 0,
        "maxWait",
        maxWait,
        "from 0 to 1d");
  }

  /** The defaults: 100 calls a second, which may all come at once; none waits. */
  public RateLimiterSettings() {
    this(100, Duration.ofSeconds(1), 0, Duration.ZERO);
  }
}
