package dev.testudo.pool.provider;

import dev.testudo.TestudoException;
import dev.testudo.pool.PoolEvent.Cause;
import dev.testudo.pool.state.PoolCell;
import dev.testudo.pool.state.Slot;
import dev.testudo.pool.state.Trace;
import dev.testudo.state.Clock;

/**
 * What has to be done now and then: objects that are idle or old go, leases that are out for long
 * are told, the minimum is made. Looking is for the housekeeper and runs no foreign code; working
 * is for the pool's own worker, and may hang there.
 */
final class Upkeep {
  private static final long SHORTEST_PAUSE = 100_000_000;
  private static final long LONGEST_PAUSE = 10_000_000_000L;

  private final PoolCell cell;
  private final Clock clock;
  private final Maker maker;
  private final Notices notices;
  // By the worker alone, but read by who looks whether there is work.
  private volatile long pause;
  private volatile long pausedAt;

  Upkeep(PoolCell cell, Clock clock, Maker maker, Notices notices) {
    this.cell = cell;
    this.clock = clock;
    this.maker = maker;
    this.notices = notices;
    this.pausedAt = clock.coarse(); // times compare only with times: the clock may begin anywhere
  }

  /** Looks after everything. True if there is work. */
  boolean look(Limits limits) {
    long now = clock.coarse();
    Slots.drain(cell);
    Slots.retire(
        cell, slot -> slot.object != null && now - slot.bornAt >= limits.life(slot.spread));
    idle(limits, now, limits.maxIdle());
    if (limits.traced()) {
      for (Slot slot : cell.slots) {
        watch(slot, now, limits.leakAfter());
      }
    }
    return !cell.doomed.isEmpty() || isShort(limits, now);
  }

  /** Lets objects go that have been idle for so long, down to the minimum. */
  int idle(Limits limits, long now, long since) {
    int spare = Slots.size(cell) - limits.minimum();
    int many = 0;
    for (Slot slot : cell.slots) {
      if (many < spare && now - slot.usedAt >= since && Slots.take(slot, Slot.FREE)) {
        cell.doom(slot);
        cell.empty(slot);
        many++;
      }
    }
    return many;
  }

  private boolean isShort(Limits limits, long now) {
    return cell.factory != null && Slots.size(cell) < limits.minimum() && now - pausedAt >= pause;
  }

  private void watch(Slot slot, long now, long leakAfter) {
    Trace trace = slot.trace;
    long word = slot.word();
    if (trace == null || (word & ~Slot.RETIRE) != trace.word) {
      return;
    }
    long out = now - slot.claimedAt;
    if (trace.isLost() && Slots.seize(cell, slot, word)) {
      count(trace);
      notices.tell(
          Cause.LEAKED,
          () -> "a lease was lost without having been closed, its object is replaced; " + trace);
    } else if (out >= leakAfter && !trace.reported) {
      count(trace);
      trace.reported = true;
      notices.tell(
          Cause.OUT_LONG, () -> "a lease is out for " + out / 1_000_000 + " ms by now; " + trace);
    }
  }

  private void count(Trace trace) {
    if (!trace.reported) {
      cell.counts.addShared(PoolCell.LEAKED, 1);
    }
  }

  /** Ends what is to be ended, and makes what is missing. A failure is tried again later. */
  void work(Limits limits) {
    maker.bury();
    try {
      while (isShort(limits, clock.coarse()) && makeOne()) {
        pause = 0;
      }
    } catch (TestudoException e) {
      // Told already. Twice as long each time, so that what is broken can rest.
      pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, 2 * pause));
      pausedAt = clock.coarse();
    }
  }

  private boolean makeOne() {
    for (Slot slot : cell.slots) {
      if (Slots.take(slot, Slot.EMPTY)) {
        maker.fill(slot);
        cell.offer(slot, clock.coarse());
        return true;
      }
    }
    return false;
  }
}
