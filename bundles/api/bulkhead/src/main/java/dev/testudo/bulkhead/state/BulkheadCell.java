package dev.testudo.bulkhead.state;

import dev.testudo.state.Stripes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that one bulkhead remembers; schema 1.
 *
 * <p>The {@link #word} has in bits 31..0 how many calls are in, and in bits 62..32 the generation:
 * one more at each reset. A call's permit is the generation that it came in by; a permit of another
 * one gives no place back. A bulkhead begins with a generation of its own, so that a permit of
 * another bulkhead is none of its.
 */
public final class BulkheadCell {
  /** Column: calls let in. */
  public static final int ADMITTED = 0;

  /** Column: calls among them that had to wait. */
  public static final int WAITED = 1;

  /** Column: calls among them that took no place. */
  public static final int NESTED = 2;

  /** Column: calls turned away. */
  public static final int REJECTED = 3;

  /** Column: places that came back too late. */
  public static final int LATE = 4;

  /** Who is in. */
  public final AtomicLong word;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(5);

  /** Who waits, the first first; with some who have given up. */
  public final ConcurrentLinkedQueue<Waiter> queue = new ConcurrentLinkedQueue<>();

  /** The same and who was given a place and has not come for it yet, by number. */
  public final ConcurrentHashMap<Long, Waiter> waiters = new ConcurrentHashMap<>();

  /** How many are in the queue that have not given up. */
  public final AtomicLong waiting = new AtomicLong();

  /** The number of the waiter that came last; from 1. */
  public final AtomicLong tickets = new AtomicLong();

  /** When it was last said that it is full, in nanoseconds of the clock. */
  public final AtomicLong said;

  /**
   * @param generation the first one; 31 bits, as seldom the same as another's as can be
   */
  public BulkheadCell(int generation, long now) {
    word = new AtomicLong((long) (generation & Integer.MAX_VALUE) << 32);
    said = new AtomicLong(now - 1_000_000_000);
  }
}
