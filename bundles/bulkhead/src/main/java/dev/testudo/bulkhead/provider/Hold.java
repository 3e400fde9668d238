package dev.testudo.bulkhead.provider;

import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.state.BulkheadCell;
import dev.testudo.bulkhead.state.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * The places. Who comes in adds one to the word, who leaves takes one off and hands the place to
 * the first who waits. Nobody is left waiting while a place is free: who leaves looks for waiters
 * after the place is free, who comes into the queue looks for a free place after it is there, and
 * both are volatile, so that one of the two sees the other.
 */
final class Hold {
  /** No place. */
  static final long FULL = -1;

  private static final long COUNT = 0xffff_ffffL;
  private static final int GENERATION = 32;

  private final BulkheadCell cell;
  private volatile BulkheadSettings settings;

  Hold(BulkheadCell cell, BulkheadSettings settings) {
    this.cell = cell;
    this.settings = settings;
  }

  BulkheadSettings settings() {
    return settings;
  }

  /** Gives a permit, or {@link #FULL}. Passes nobody who waits. */
  long enter() {
    return cell.waiting.get() == 0 ? tryEnter() : FULL;
  }

  private long tryEnter() {
    long limit = settings.maxConcurrent();
    for (; ; ) {
      long word = cell.word.get();
      if ((word & COUNT) >= limit) {
        return FULL;
      }
      if (cell.word.compareAndSet(word, word + 1)) {
        return word >>> GENERATION;
      }
    }
  }

  /** Gives a place back; false if it is none, or was taken back by a reset. */
  boolean exit(long permit) {
    if (!leave(permit)) {
      return false;
    }
    if (cell.waiting.get() > 0) {
      grant();
    }
    return true;
  }

  private boolean leave(long permit) {
    for (; ; ) {
      long word = cell.word.get();
      if (word >>> GENERATION != permit || (word & COUNT) == 0) {
        return false;
      }
      if (cell.word.compareAndSet(word, word - 1)) {
        return true;
      }
    }
  }

  /** Comes into the queue, if that has room. It may have been given a place at once. */
  @Nullable Waiter join() {
    if (cell.waiting.incrementAndGet() > settings.maxQueue()) {
      cell.waiting.decrementAndGet();
      return null;
    }
    Waiter waiter = new Waiter(cell.tickets.incrementAndGet());
    cell.waiters.put(waiter.ticket, waiter);
    cell.queue.add(waiter);
    grant();
    return waiter;
  }

  /** Ends a wait: gives the permit, or {@link #FULL}, and then it waits no longer. */
  long take(long ticket) {
    Waiter waiter = cell.waiters.remove(ticket);
    if (waiter == null) {
      return FULL;
    }
    if (waiter.state.compareAndSet(Waiter.WAITING, Waiter.GONE)) {
      cell.queue.remove(waiter);
      cell.waiting.decrementAndGet();
      grant(); // it may have been all that kept others from coming in
      return FULL;
    }
    return waiter.state.get();
  }

  /** Gives up waiting. */
  void abandon(long ticket) {
    long permit = take(ticket);
    if (permit >= 0) {
      exit(permit);
    }
  }

  private void grant() {
    while (!cell.queue.isEmpty()) {
      long permit = tryEnter();
      if (permit == FULL) {
        return;
      }
      Waiter next = cell.queue.poll();
      if (next != null && next.state.compareAndSet(Waiter.WAITING, permit)) {
        cell.waiting.decrementAndGet();
        next.wakeup.wake();
      } else {
        leave(permit); // and looks again: somebody may have found no place meanwhile
      }
    }
  }

  /** How many are in. */
  long active() {
    return cell.word.get() & COUNT;
  }

  /** Takes all places back. Who has one still does not give it back again. */
  void reset() {
    cell.word.updateAndGet(word -> (((word >>> GENERATION) + 1) & Integer.MAX_VALUE) << GENERATION);
    grant();
  }

  void use(BulkheadSettings other) {
    settings = other;
    grant();
  }
}
