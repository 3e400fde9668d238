package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.WindowType;
import dev.testudo.breaker.state.BreakerCell;
import dev.testudo.state.Clock;

/**
 * The calls over which the failure rate is taken. It begins where its settings say, but never
 * before the breaker was closed: {@link BreakerCell#successesBefore} and {@code failuresBefore}. It
 * has no memory of its own, so it is simply replaced when the settings change.
 */
interface Window {

  static Window of(CircuitBreakerSettings settings, BreakerCell cell, Clock clock) {
    return settings.window() == WindowType.COUNT
        ? new CountWindow(settings, cell)
        : new TimeWindow(settings, cell, clock);
  }

  /** Before a call is counted. */
  void turn();

  /**
   * Whether the window holds enough calls and enough failures; after a failure is counted.
   *
   * @param successes all there have ever been; summing them up is what a failure costs
   * @param failures likewise
   */
  boolean reached(long successes, long failures);

  /** What it holds. */
  Tally tally();

  /**
   * Calls and failures among them.
   *
   * @param calls never negative
   * @param failures never more than the calls
   */
  record Tally(long calls, long failures) {}

  /**
   * The least number of failures among so many calls that reaches the rate. Rounding must not make
   * 3 of 30 less than 0.1, nor 0.1 of 30 four.
   */
  static long needed(long calls, double rate) {
    long needed = Math.max(1, (long) Math.ceil(rate * calls));
    while (needed > 1 && reaches(needed - 1, calls, rate)) {
      needed--;
    }
    return needed;
  }

  static boolean reaches(long failures, long calls, double rate) {
    return failures / (double) calls >= rate;
  }
}
