package dev.testudo.pool.state;

import dev.testudo.pool.Lease;

/**
 * A lease. It knows the generation it was given with, which is why it is not the slot itself: only
 * so can a second close of it be told from the first close of the next claimant.
 */
public final class Grip<T> implements Lease<T> {
  private final PoolCell pool;
  private final Slot slot;
  private final long held;

  /**
   * @param held the slot's word, without {@link Slot#RETIRE}
   */
  public Grip(PoolCell pool, Slot slot, long held) {
    this.pool = pool;
    this.slot = slot;
    this.held = held;
  }

  @Override
  @SuppressWarnings("unchecked") // a pool of T gives grips of T
  public T object() {
    Object object = slot.object;
    if ((slot.word() & ~Slot.RETIRE) != held || object == null) {
      throw new IllegalStateException("the lease has ended");
    }
    return (T) object;
  }

  @Override
  public void close() {
    pool.release(slot, held);
  }

  @Override
  public void discard() {
    pool.discard(slot, held);
  }
}
