package dev.testudo.fallback.state;

import dev.testudo.state.Stripes;
import java.util.concurrent.atomic.AtomicLong;

/** What one fallback has counted; schema 1. */
public final class FallbackCell {
  /** Column: calls that came by. */
  public static final int CALLS = 0;

  /** Column: calls among them that it answered. */
  public static final int ANSWERED = 1;

  /** Column: rejections among those. */
  public static final int REJECTIONS = 2;

  /** Column: calls that it could not answer. */
  public static final int FAILED = 3;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(4);

  /** When it was last said that it answers, in nanoseconds of the clock. */
  public final AtomicLong said;

  public FallbackCell(long now) {
    said = new AtomicLong(now - 1_000_000_000);
  }
}
