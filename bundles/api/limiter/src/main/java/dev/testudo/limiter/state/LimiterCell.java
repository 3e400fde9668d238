package dev.testudo.limiter.state;

import dev.testudo.state.Stripes;
import java.util.concurrent.atomic.AtomicLong;

/** All that one rate limiter remembers; schema 1. */
public final class LimiterCell {
  /** Column: calls let through. */
  public static final int ADMITTED = 0;

  /** Column: calls among them that had to wait. */
  public static final int WAITED = 1;

  /** Column: calls turned away. */
  public static final int REJECTED = 2;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(3);

  /**
   * When the next call is due, in nanoseconds of the clock: the theoretical arrival time of the
   * algorithm. In the past if nobody has called for a while.
   */
  public final AtomicLong due;

  /** How far apart calls are due, in nanoseconds; 0 before the first use. By the cell's lock. */
  public long interval;

  /** When it was last said that calls are turned away, in nanoseconds of the clock. */
  public final AtomicLong said;

  public LimiterCell(long now) {
    due = new AtomicLong(now);
    said = new AtomicLong(now - 1_000_000_000);
  }
}
