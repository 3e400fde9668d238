package dev.testudo.pool.provider;

import dev.testudo.pool.PoolSettings;
import java.time.Duration;

/** The settings as a claim and the upkeep want them: in nanoseconds, and never for never. */
record Limits(
    int minimum, long claimTime, long maxIdle, long maxLife, long validateAfter, long leakAfter) {
  // Times are differences of the clock's readings, which stay below this.
  private static final long NEVER = Long.MAX_VALUE;

  static Limits of(PoolSettings settings) {
    return new Limits(
        settings.minimum(),
        settings.claimTime().toNanos(),
        orNever(settings.maxIdle()),
        orNever(settings.maxLife()),
        settings.validateAfter().toNanos(),
        orNever(settings.leakAfter()));
  }

  boolean traced() {
    return leakAfter != NEVER;
  }

  /** How long an object lives that is spared so much of its share. */
  long life(double spread) {
    return maxLife == NEVER ? NEVER : maxLife - (long) (maxLife * (spread / 10));
  }

  private static long orNever(Duration time) {
    return time.isZero() ? NEVER : time.toNanos();
  }
}
