package dev.testudo.limiter.provider;

import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.state.LimiterCell;
import dev.testudo.state.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The generic cell rate algorithm, in its form of a virtual schedule (ATM Forum, Traffic Management
 * Specification 4.0, 1996, section 4.4.2): a call is due one interval after the one before, and may
 * come earlier by as much as the burst tolerates; a call that comes moves what is due by an
 * interval. A limiter that nobody has used is due in the past, and catches up in one step, however
 * long that was: nothing fills up, so nothing drifts.
 *
 * <p>The interval is rounded up to a whole nanosecond, so that the rate is never above what was
 * set: it is lower by a part in a thousand at a million calls a second, and less below that. All
 * times are compared by subtraction, and none is further from now than a hundred years.
 *
 * <p>Which clock: reading the exact one costs several times what all else here does. The coarse one
 * is behind it by up to a millisecond, never ahead. So where the burst lasts for {@link #SMOOTH} or
 * longer the coarse one lets calls through, and a burst after a pause may be larger by what comes
 * in one millisecond, a twentieth; whoever is not let through by it is judged by the exact one.
 * Where the burst is shorter, that is where the rate is to be even, the exact one decides alone.
 */
final class Pacer {
  /** Answer of {@link #take} and {@link #reserve}: now. */
  static final long NOW = 0;

  private static final long SMOOTH = 20_000_000;

  private final LimiterCell cell;
  private final AtomicLong due;
  private final Clock clock;
  private volatile Pace pace;

  /** What follows from the settings, in nanoseconds. */
  private record Pace(long interval, long tolerance, long maxWait, boolean coarse) {
    static Pace of(RateLimiterSettings settings) {
      long interval = -Math.floorDiv(-settings.period().toNanos(), settings.rate()); // rounded up
      int burst = settings.burst() == 0 ? settings.rate() : settings.burst();
      long tolerance = interval * (burst - 1);
      return new Pace(interval, tolerance, settings.maxWait().toNanos(), tolerance >= SMOOTH);
    }
  }

  Pacer(LimiterCell cell, RateLimiterSettings settings, Clock clock) {
    this.cell = cell;
    this.due = cell.due;
    this.clock = clock;
    this.pace = Pace.of(settings);
    use(settings);
  }

  /** Takes one call's turn; gives {@link #NOW}, or how long until it may be taken. */
  long take() {
    return reserve(0);
  }

  /**
   * Takes one call's turn, which may be as far away as the settings let it wait; gives {@link
   * #NOW}, or how long to wait for it, or, if it is further away, the bitwise complement of how
   * far.
   */
  long reserve() {
    return reserve(pace.maxWait);
  }

  private long reserve(long maxWait) {
    Pace now = pace;
    if (now.coarse) {
      long at = due.get();
      long time = clock.coarse();
      long from = at - time > 0 ? at : time;
      if (from - time <= now.tolerance && due.compareAndSet(at, from + now.interval)) {
        return NOW;
      }
    }
    return reserveExactly(now, maxWait);
  }

  private long reserveExactly(Pace now, long maxWait) {
    long time = clock.nanos();
    for (; ; ) {
      long at = due.get();
      long from = at - time > 0 ? at : time;
      long wait = from - time - now.tolerance;
      if (wait > maxWait) {
        return ~wait;
      }
      if (due.compareAndSet(at, from + now.interval)) {
        return Math.max(NOW, wait);
      }
    }
  }

  /** Gives a turn back that was waited for, and not used. Later ones stay where they are. */
  void giveBack() {
    long interval = pace.interval;
    long time = clock.nanos();
    for (; ; ) {
      long at = due.get();
      long earlier = at - interval;
      if (at - time <= 0 || due.compareAndSet(at, earlier - time > 0 ? earlier : time)) {
        return;
      }
    }
  }

  /** How long until the next call may come. */
  long nextIn() {
    return Math.max(0, due.get() - clock.nanos() - pace.tolerance);
  }

  /** How many calls may come right now. */
  long available() {
    Pace now = pace;
    long debt = Math.max(0, due.get() - clock.nanos());
    return debt > now.tolerance ? 0 : (now.tolerance - debt) / now.interval + 1;
  }

  /** Forgets all calls that were let through. */
  void reset() {
    due.set(clock.nanos());
  }

  /** Goes on with other settings. The debt is kept in calls: each is due at the new distance. */
  void use(RateLimiterSettings settings) {
    Pace next = Pace.of(settings);
    synchronized (cell) {
      if (cell.interval != 0 && cell.interval != next.interval) {
        scale((double) next.interval / cell.interval);
      }
      cell.interval = next.interval;
      pace = next;
    }
  }

  private void scale(double by) {
    long time = clock.nanos();
    for (; ; ) {
      long at = due.get();
      long debt = Math.max(0, at - time);
      // Calls of a long-gone debt at a slow rate: no further away than the settings reach.
      long scaled = (long) Math.min(debt * by, 1L << 61);
      if (due.compareAndSet(at, time + scaled)) {
        return;
      }
    }
  }
}
