package dev.testudo.breaker.state;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A ring of marks, one for each failure: the number of calls there had been with it. The latest
 * mark is at {@code (next - 1) % ring.length()}.
 */
public final class Marks {
  /** How many marks were made. */
  public final AtomicLong next = new AtomicLong();

  /**
   * The ring; replaced by a longer one while others write. Who has written into one that is no
   * longer here writes into the new one again.
   */
  public volatile AtomicLongArray ring = new AtomicLongArray(1);
}
