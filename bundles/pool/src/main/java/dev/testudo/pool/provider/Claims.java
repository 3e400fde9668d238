package dev.testudo.pool.provider;

import dev.testudo.pool.state.PoolCell;
import dev.testudo.pool.state.Slot;
import dev.testudo.pool.state.Waiter;
import dev.testudo.state.Clock;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How a slot is found. A thread begins with the slot it had last, so that two threads do not meet
 * and what it finds is in its cache; which slot that was stands in a table by the thread's number,
 * since nothing of ours may stay on a foreign thread.
 */
final class Claims {
  private final PoolCell cell;
  private final Clock clock;

  Claims(PoolCell cell, Clock clock) {
    this.cell = cell;
    this.clock = clock;
  }

  /** A slot whose object was idle and is now claimed, if there is one. */
  @Nullable Slot idle() {
    Slot[] slots = cell.slots;
    int hint = ((int) Thread.currentThread().getId() & 63) << 4;
    int start = cell.hints[hint];
    if (start >= slots.length) {
      start %= slots.length;
    }
    Slot slot = slots[start];
    long word = slot.word();
    return Slot.status(word) == Slot.FREE && slot.change(word, Slot.next(word, Slot.CLAIMED))
        ? slot
        : search(slots, start, hint);
  }

  private @Nullable Slot search(Slot[] slots, int start, int hint) {
    for (int i = 1; i <= slots.length; i++) {
      int at = start + i < slots.length ? start + i : start + i - slots.length;
      Slot slot = slots[at];
      long word = slot.word();
      if (Slot.status(word) == Slot.FREE && slot.change(word, Slot.next(word, Slot.CLAIMED))) {
        cell.hints[hint] = at;
        return slot;
      }
    }
    return null;
  }

  /** A slot without an object, which is now the caller's to make one in, if there is one. */
  @Nullable Slot empty() {
    for (Slot slot : cell.slots) {
      if (Slots.take(slot, Slot.EMPTY)) {
        return slot;
      }
    }
    return null;
  }

  /**
   * Waits for one of both.
   *
   * @param limit nanoseconds
   * @return null if there was none in time, or the thread was interrupted, whose flag stays set
   */
  @Nullable Slot await(long limit) {
    long begin = clock.nanos();
    Waiter waiter = new Waiter(clock.coarse());
    cell.waiting.incrementAndGet();
    cell.waiters.add(waiter);
    try {
      while (true) {
        Slot found = waiter.given();
        if (found != null) {
          return taken(found);
        }
        // The others are woken by who leaves before them.
        if (cell.waiters.peek() == waiter) {
          found = idle();
          found = found == null ? empty() : found;
          if (found != null) {
            passOn(waiter.giveUp());
            return found;
          }
        }
        long left = limit - (clock.nanos() - begin);
        if (left <= 0 || Thread.currentThread().isInterrupted()) {
          found = waiter.giveUp();
          return found == null ? null : taken(found);
        }
        LockSupport.parkNanos(cell, left);
      }
    } finally {
      cell.waiters.remove(waiter);
      cell.waiting.decrementAndGet();
      cell.wake();
    }
  }

  private static Slot taken(Slot given) {
    if (given.object != null) {
      given.claim();
    }
    return given;
  }

  // Given one in the moment that it found one by itself.
  private void passOn(@Nullable Slot slot) {
    if (slot != null && slot.object != null) {
      cell.offer(slot, clock.coarse());
    } else if (slot != null) {
      cell.empty(slot);
    }
  }
}
