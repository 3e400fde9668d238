package dev.testudo.breaker;

import static dev.testudo.SettingsException.check;

import java.time.Duration;
import java.util.List;

/**
 * Settings of a circuit breaker; PID {@code dev.testudo.breaker~NAME}.
 *
 * @param window whether the failure rate is taken over the latest calls or the latest time
 * @param windowSize with {@link WindowType#COUNT}: over how many calls; 1 to 100,000. Memory is 8
 *     bytes a call
 * @param windowDuration with {@link WindowType#TIME}: over how long; 100 ms to 1 day
 * @param minimumCalls how many calls the window must have before the breaker opens by itself; at
 *     least 1. A window of calls that is smaller need only be full
 * @param failureRate the share of failures at which it opens, above 0 and up to 1: 0.5 opens when
 *     half of the calls in the window failed. Looked at when a call fails
 * @param openFor how long it stays open before it tries again, and after how long a trial call that
 *     has not come back is given up; 1 ms to 365 days
 * @param trialCalls how many calls decide, half open, whether it closes or opens again, by the same
 *     failure rate; 1 to 1,000. As many are under way at once at most
 * @param ignored failures that say nothing about the target and count neither way: names of
 *     exceptions, with their subclasses, and of categories ({@code DATA}, {@code NOT_FOUND}), as
 *     the error capability tells them
 */
public record CircuitBreakerSettings(
    WindowType window,
    int windowSize,
    Duration windowDuration,
    int minimumCalls,
    double failureRate,
    Duration openFor,
    int trialCalls,
    List<String> ignored) {

  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(100);

  public CircuitBreakerSettings {
    ignored = List.copyOf(ignored);
    check(windowSize >= 1 && windowSize <= 100_000, "windowSize", windowSize, "from 1 to 100000");
    check(
        within(windowDuration, SHORTEST_WINDOW, Duration.ofDays(1)),
        "windowDuration",
        windowDuration,
        "from 100ms to 1d");
    check(minimumCalls >= 1, "minimumCalls", minimumCalls, "at least 1");
    check(failureRate > 0 && failureRate <= 1, "failureRate", failureRate, "above 0 and at most 1");
    check(
        within(openFor, Duration.ofMillis(1), Duration.ofDays(365)),
        "openFor",
        openFor,
        "from 1ms to 365d");
    check(trialCalls >= 1 && trialCalls <= 1000, "trialCalls", trialCalls, "from 1 to 1000");
  }

  /** The same without failures that are ignored. */
  public CircuitBreakerSettings(
      WindowType window,
      int windowSize,
      Duration windowDuration,
      int minimumCalls,
      double failureRate,
      Duration openFor,
      int trialCalls) {
    this(
        window,
        windowSize,
        windowDuration,
        minimumCalls,
        failureRate,
        openFor,
        trialCalls,
        List.of());
  }

  /**
   * The defaults: half of the latest 100 calls, at least 20; open for 10 s; 3 trial calls. A window
   * of time would be 10 s. Every failure counts.
   */
  public CircuitBreakerSettings() {
    this(WindowType.COUNT, 100, Duration.ofSeconds(10), 20, 0.5, Duration.ofSeconds(10), 3);
  }

  private static boolean within(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }
}
