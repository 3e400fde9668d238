package dev.testudo.pool.state;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A claim that waits for an object. It is given one once, or gives up once. */
public final class Waiter {
  private static final Slot NONE = new Slot();

  private final AtomicReference<@Nullable Slot> given = new AtomicReference<>();
  private final Thread thread = Thread.currentThread();

  /** Since when, in nanoseconds of the coarse clock. */
  public final long since;

  public Waiter(long since) {
    this.since = since;
  }

  /**
   * Hands a slot that is {@link Slot#BUSY} over, with an object or without. False if the claim has
   * given up.
   */
  boolean give(Slot slot) {
    boolean taken = given.compareAndSet(null, slot);
    LockSupport.unpark(thread);
    return taken;
  }

  void wake() {
    LockSupport.unpark(thread);
  }

  /** What it was given, if anything. */
  public @Nullable Slot given() {
    Slot slot = given.get();
    return slot == NONE ? null : slot;
  }

  /** Takes nothing from now on; what it was given before, if anything. */
  public @Nullable Slot giveUp() {
    return given.compareAndSet(null, NONE) ? null : given();
  }
}
