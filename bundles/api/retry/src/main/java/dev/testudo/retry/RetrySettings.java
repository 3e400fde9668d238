package dev.testudo.retry;

import static dev.testudo.SettingsException.check;

import java.time.Duration;
import java.util.List;

/**
 * Settings of a retry; PID {@code dev.testudo.retry~NAME}.
 *
 * @param maxAttempts how many attempts a call has at most, the first included; 0 for no limit
 * @param delay how long to wait before the second attempt; 0 to 1 day
 * @param multiplier by how much each further wait is longer than the one before; 1 to 1,000
 * @param maxDelay how long to wait at most, jitter included; from {@code delay} to 1 day
 * @param jitter which share of each wait is left to chance, 0 to 1: with 0.5 a wait of 1 s becomes
 *     one from 0.5 s to 1 s. Never lengthens a wait
 * @param budget how many retries all calls together may make over the latest 10 s, for each call
 *     made in that time; 0 to 100. With 0.2 an outage raises the load by a fifth at most
 * @param budgetMinimum how many retries a second they may make besides, so that rare calls are
 *     retried at all; 0 to 1,000,000
 * @param failures names of the exceptions that are retried, with their subclasses, and of
 *     categories ({@code CONNECTION}, {@code TIMEOUT}, or {@code TRANSIENT} for all that may pass),
 *     as the error capability tells them
 * @param ignored names of those that are not. Of two that apply the one closer to the exception's
 *     own class decides: the class itself, then its category, then its superclasses; of the same
 *     name in both, this
 */
public record RetrySettings(
    int maxAttempts,
    Duration delay,
    double multiplier,
    Duration maxDelay,
    double jitter,
    double budget,
    int budgetMinimum,
    List<String> failures,
    List<String> ignored) {

  public RetrySettings {
    failures = List.copyOf(failures);
    ignored = List.copyOf(ignored);
    check(maxAttempts >= 0, "maxAttempts", maxAttempts, "at least 1, or 0 for no limit");
    check(within(delay), "delay", delay, "from 0 to 1d");
    check(multiplier >= 1 && multiplier <= 1000, "multiplier", multiplier, "from 1 to 1000");
    check(
        within(maxDelay) && maxDelay.compareTo(delay) >= 0,
        "maxDelay",
        maxDelay,
        "at least as long as delay, and at most 1d");
    check(jitter >= 0 && jitter <= 1, "jitter", jitter, "from 0 to 1");
    check(budget >= 0 && budget <= 100, "budget", budget, "from 0 to 100");
    check(
        budgetMinimum >= 0 && budgetMinimum <= 1_000_000,
        "budgetMinimum",
        budgetMinimum,
        "from 0 to 1000000");
  }

  /**
   * The defaults: 3 attempts, 100 ms and then 200 ms apart, less up to half of it by chance; a
   * fifth more calls at most, and 10 a second besides; all exceptions, no errors.
   */
  public RetrySettings() {
    this(
        3,
        Duration.ofMillis(100),
        2,
        Duration.ofSeconds(10),
        0.5,
        0.2,
        10,
        List.of("java.lang.Exception"),
        List.of());
  }

  private static boolean within(Duration time) {
    return !time.isNegative() && time.compareTo(Duration.ofDays(1)) <= 0;
  }
}
