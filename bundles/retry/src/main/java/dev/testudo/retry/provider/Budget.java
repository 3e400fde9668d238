package dev.testudo.retry.provider;

import dev.testudo.retry.RetrySettings;
import dev.testudo.retry.state.RetryCell;
import dev.testudo.state.Clock;

/**
 * How many retries all calls together may make: a share of the calls of the latest ten seconds, and
 * a few besides. Calls are counted where nobody shares a line, and looked at here only, when one
 * has failed; those since the last look are taken to have come evenly. Each call that comes,
 * whatever its outcome, so refills the budget by its share.
 */
final class Budget {
  /** Over how long, in nanoseconds. */
  static final long WINDOW = 10_000_000_000L;

  private static final int SECONDS = 10;

  private final RetryCell cell;
  private final Clock clock;

  Budget(RetryCell cell, Clock clock) {
    this.cell = cell;
    this.clock = clock;
  }

  /** Takes one retry out of the budget, if there is one. Never more than there are. */
  boolean take(RetrySettings settings) {
    for (; ; ) {
      long granted = cell.retries.get();
      if (left(settings, granted) < 1) {
        return false;
      }
      if (cell.retries.compareAndSet(granted, granted + 1)) {
        return true;
      }
    }
  }

  /** How many retries there are in it. */
  long left(RetrySettings settings) {
    return left(settings, cell.retries.get());
  }

  /** How many were taken in the latest time. */
  long used() {
    turn();
    return Math.max(0, cell.retries.get() - cell.latestRetries.atStart(0));
  }

  /** Forgets what was taken, and the calls. */
  void reset() {
    long now = clock.coarse();
    cell.latestCalls.restart(now, WINDOW, cell.counts.sum(RetryCell.CALLS));
    cell.latestRetries.restart(now, WINDOW, cell.retries.get());
  }

  private long left(RetrySettings settings, long granted) {
    turn();
    long calls = cell.counts.sum(RetryCell.CALLS) - cell.latestCalls.atStart(0);
    double allowed = settings.budget() * calls + (double) settings.budgetMinimum() * SECONDS;
    return Math.max(0, (long) allowed - (granted - cell.latestRetries.atStart(0)));
  }

  private void turn() {
    long now = clock.coarse();
    if (cell.latestCalls.due(now, WINDOW)) {
      cell.latestCalls.turnEvenly(now, WINDOW, cell.counts.sum(RetryCell.CALLS));
    }
    if (cell.latestRetries.due(now, WINDOW)) {
      cell.latestRetries.turn(now, WINDOW, cell.retries.get());
    }
  }
}
