package dev.testudo.timeout.state;

import dev.testudo.state.Stripes;
import java.util.concurrent.atomic.AtomicLong;

/** What one timeout has counted; schema 1. */
public final class TimeoutCell {
  /** Column: calls that have ended. */
  public static final int CALLS = 0;

  /** Column: calls among them that were cut off. */
  public static final int TIMED_OUT = 1;

  /** Column: blocking calls among these that ended late. */
  public static final int LATE = 2;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(3);

  /** When it was last said that calls are cut off, in nanoseconds of the clock. */
  public final AtomicLong said;

  public TimeoutCell(long now) {
    said = new AtomicLong(now - 1_000_000_000);
  }
}
