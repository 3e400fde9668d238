package dev.testudo.pool.state;

import dev.testudo.pool.PoolFactory;
import dev.testudo.state.Padded;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The place of one object in a pool. Its {@link #word} says who may touch the other fields: the
 * claimant while it is {@link #CLAIMED}, whoever made it so while it is {@link #BUSY}. It is only
 * ever changed by a compare-and-set, so what was written before is seen by who comes next.
 *
 * <pre>
 * bits 2..0   the status
 * bit  3      with CLAIMED or BUSY: the object goes when it comes back
 * bits 63..4  the generation: one more with each claim
 * </pre>
 *
 * A lease knows the word it was given with; one of an older generation can change nothing.
 */
public final class Slot extends Padded {
  /** Status: it has no object. */
  public static final long EMPTY = 0;

  /** Status: its object is idle. */
  public static final long FREE = 1;

  /** Status: its object is out. */
  public static final long CLAIMED = 2;

  /** Status: its object is being made, looked at, taken out or handed over. */
  public static final long BUSY = 3;

  /** Status: it has no object and will never have one; it is about to be taken out of the pool. */
  public static final long GONE = 4;

  /** With {@link #CLAIMED} or {@link #BUSY}: the object goes when it comes back. */
  public static final long RETIRE = 8;

  private static final long STATUS = 7;
  private static final long GENERATION = 16;
  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Slot.class, "word", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile long word;

  /** The object; null while it has none. */
  public @Nullable Object object;

  /** Who made the object. */
  public @Nullable PoolFactory<?> maker;

  /** How often it was claimed. */
  public long claims;

  /** When its object was claimed, in nanoseconds of the clock. */
  public long claimedAt;

  /** When its object came back, or was made. */
  public long usedAt;

  /** When its object was made. */
  public long bornAt;

  /** The share of its life that the object is spared, so that not all end at once; 0 to 1. */
  public double spread;

  /** Who claimed it, where leases are traced. */
  public volatile @Nullable Trace trace;

  public static long status(long word) {
    return word & STATUS;
  }

  /** The same generation with another status, not to be retired. */
  public static long with(long word, long status) {
    return (word & ~(STATUS | RETIRE)) | status;
  }

  /** The next generation with this status. */
  public static long next(long word, long status) {
    return with(word + GENERATION, status);
  }

  public long word() {
    return word;
  }

  public boolean change(long from, long to) {
    return WORD.compareAndSet(this, from, to);
  }

  /** Claims a slot that is {@link #BUSY}, by who made it so; that it is to go stays said. */
  public void claim() {
    long before = word;
    while (!change(before, next(before, CLAIMED) | (before & RETIRE))) {
      before = word;
    }
  }

  /** Makes a slot that is the caller's something else; that it was to go is done with. */
  public void settle(long status) {
    long before = word;
    while (!change(before, with(before, status))) {
      before = word;
    }
  }
}
