package dev.testudo.retry.provider;

import dev.testudo.retry.RetrySettings;

/** How long to wait before the next attempt. */
final class Backoff {
  private Backoff() {}

  /**
   * The wait in nanoseconds, never above the settings' longest.
   *
   * @param attempt how many attempts there have been, at least 1; however many
   * @param chance from 0 to 1: which part of the jitter is taken off
   */
  static long nanos(RetrySettings settings, int attempt, double chance) {
    double delay = settings.delay().toNanos();
    if (delay == 0) {
      return 0;
    }
    // In floating point the power may become infinite; then the longest wait is the smaller one.
    double grown = delay * Math.pow(settings.multiplier(), attempt - 1.0);
    double capped = Math.min(grown, (double) settings.maxDelay().toNanos());
    return (long) (capped * (1 - settings.jitter() * chance));
  }
}
