package dev.testudo.pool.state;

import dev.testudo.pool.PoolFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All that one pool remembers, and how an object comes back. Versions of its provider that work on
 * it at once agree on this layout, which is schema 1.
 *
 * <p>Coming back is one compare-and-set and two reads where nobody waits. Who waits is in a queue;
 * only its head looks for a free slot, and wakes the next when it leaves. While the head has waited
 * for less than {@link #PATIENCE}, an object that comes back is free for whoever is quickest, which
 * spares a change of threads for each; after that it is handed to the head, so that none starves.
 */
public final class PoolCell {
  /** How long the first in the queue waits before others may not overtake it, in nanoseconds. */
  public static final long PATIENCE = 2_000_000;

  /** Column: claims in slots that are no more. */
  public static final int CLAIMS = 0;

  /** Column: claims that had to wait and got an object. */
  public static final int WAITED = 1;

  /** Column: claims that waited in vain. */
  public static final int EXHAUSTED = 2;

  /** Column: objects made. */
  public static final int CREATED = 3;

  /** Column: objects that could not be made. */
  public static final int FAILED = 4;

  /** Column: objects let go. */
  public static final int DESTROYED = 5;

  /** Column: leases closed after they had ended. */
  public static final int LATE = 6;

  /** Column: leases reported. */
  public static final int LEAKED = 7;

  /** Column: objects let go because their owner is gone. */
  public static final int DROPPED = 8;

  /** Rare counters by column; they are never reset. */
  public final Stripes counts = new Stripes(9);

  /** Threads remember here, by their number, which slot they had last. */
  public final int[] hints = new int[64 * 16];

  /** How many slots there will be when all that are to go are gone; by the lock. */
  public int capacity;

  /** How many slots are to go as their objects come back. */
  public final AtomicInteger excess = new AtomicInteger();

  /** How many claims wait. */
  public final AtomicInteger waiting = new AtomicInteger();

  /** The claims that wait, in their order. */
  public final ConcurrentLinkedQueue<Waiter> waiters = new ConcurrentLinkedQueue<>();

  /** What is to be ended. */
  public final ConcurrentLinkedQueue<Doomed> doomed = new ConcurrentLinkedQueue<>();

  /** For who replaces the slots or the factory. */
  public final ReentrantLock lock = new ReentrantLock();

  /** The slots, in no order; replaced by who has the lock. */
  public volatile Slot[] slots = new Slot[0];

  /** Who makes the objects; null before anybody says, and after its bundle is gone. */
  public volatile @Nullable PoolFactory<?> factory;

  /** The symbolic name of the bundle that gave the factory. */
  public volatile @Nullable String owner;

  private final Clock clock;

  /** An empty pool without slots. */
  public PoolCell(Clock clock) {
    this.clock = clock;
    for (int i = 0; i < hints.length; i++) {
      hints[i] = i >> 4;
    }
  }

  /** An object comes back. */
  public void release(Slot slot, long held) {
    if (slot.word() != held || excess.get() > 0 || waiting.get() > 0) {
      releaseWithCare(slot, held);
      return;
    }
    slot.usedAt = clock.coarse();
    if (!slot.change(held, Slot.with(held, Slot.FREE))) {
      releaseWithCare(slot, held);
    } else if (waiting.get() > 0) {
      wake();
    }
  }

  private void releaseWithCare(Slot slot, long held) {
    long now = clock.coarse();
    while (true) {
      long word = slot.word();
      if ((word & ~Slot.RETIRE) != held) {
        counts.addShared(LATE, 1);
        return;
      }
      if (slot.change(word, Slot.with(word, Slot.BUSY))) {
        slot.usedAt = now;
        slot.trace = null;
        if (word != held) {
          doom(slot);
          empty(slot);
        } else if (takeExcess()) {
          doom(slot);
          slot.settle(Slot.GONE);
        } else {
          offer(slot, now);
        }
        return;
      }
    }
  }

  /** A broken object comes back. */
  public void discard(Slot slot, long held) {
    while (true) {
      long word = slot.word();
      if ((word & ~Slot.RETIRE) != held) {
        counts.addShared(LATE, 1);
        return;
      }
      if (slot.change(word, Slot.with(word, Slot.BUSY))) {
        doom(slot);
        empty(slot);
        return;
      }
    }
  }

  /** Gives a slot that is {@link Slot#BUSY}, with an object, to who waits or sets it free. */
  public void offer(Slot slot, long now) {
    while (!handOver(slot, now)) {
      long word = slot.word();
      if ((word & Slot.RETIRE) != 0) {
        doom(slot);
        empty(slot);
        return;
      }
      if (slot.change(word, Slot.with(word, Slot.FREE))) {
        if (waiting.get() > 0) {
          wake();
        }
        return;
      }
    }
  }

  private boolean handOver(Slot slot, long now) {
    Waiter head = waiters.peek();
    while (head != null && now - head.since >= PATIENCE) {
      Waiter next = waiters.poll();
      if (next != null && next.give(slot)) {
        return true;
      }
      head = waiters.peek();
    }
    return false;
  }

  /** Takes the object out of a slot that is {@link Slot#BUSY}; it will be ended. */
  public void doom(Slot slot) {
    Object object = slot.object;
    slot.object = null;
    slot.trace = null;
    if (object != null) {
      doomed.add(new Doomed(object, slot.maker));
      slot.maker = null;
      counts.addShared(DESTROYED, 1);
    }
  }

  /** A slot that is {@link Slot#BUSY} has no object any more: another may be made in it. */
  public void empty(Slot slot) {
    if (takeExcess()) {
      slot.settle(Slot.GONE);
      return;
    }
    slot.settle(Slot.BUSY);
    if (!handOver(slot, clock.coarse())) {
      slot.settle(Slot.EMPTY);
      if (waiting.get() > 0) {
        wake();
      }
    }
  }

  /** Wakes the first that waits. */
  public void wake() {
    Waiter head = waiters.peek();
    if (head != null) {
      head.wake();
    }
  }

  /** Whether a slot is to go; who is told so must let it go. */
  public boolean takeExcess() {
    int many = excess.get();
    while (many > 0) {
      if (excess.compareAndSet(many, many - 1)) {
        return true;
      }
      many = excess.get();
    }
    return false;
  }
}
