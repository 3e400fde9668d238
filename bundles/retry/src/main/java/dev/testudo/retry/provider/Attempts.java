package dev.testudo.retry.provider;

import dev.testudo.capability.Seldom;
import dev.testudo.retry.RetrySettings;
import dev.testudo.retry.state.RetryCell;
import dev.testudo.state.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Whether a call is tried again, and when. A call that succeeds at once costs one addition. */
final class Attempts {
  /** Answer of {@link #next}: not again. */
  static final long NEVER = -1;

  private final RetryCell cell;
  private final Budget budget;
  private final Clock clock;
  private final Notices notices;
  private final Function<RetrySettings, Failures> means;
  private volatile RetrySettings settings;
  private volatile Failures failures;

  /**
   * @param means makes of settings what they mean by failures
   */
  Attempts(
      RetryCell cell,
      RetrySettings settings,
      Function<RetrySettings, Failures> means,
      Clock clock,
      Notices notices) {
    this.cell = cell;
    this.budget = new Budget(cell, clock);
    this.clock = clock;
    this.notices = notices;
    this.settings = settings;
    this.means = means;
    this.failures = means.apply(settings);
  }

  void use(RetrySettings other) {
    settings = other;
    failures = means.apply(other);
  }

  Budget budget() {
    return budget;
  }

  /**
   * An attempt succeeded.
   *
   * @param attempt which, from 1
   */
  void succeeded(int row, int attempt) {
    cell.counts.add(row, attempt == 1 ? RetryCell.CALLS : RetryCell.RECOVERED, 1);
  }

  /** An attempt was turned away or cancelled: it says nothing, and is the last. */
  void neutral(int row, int attempt) {
    if (attempt == 1) {
      cell.counts.add(row, RetryCell.CALLS, 1);
    }
  }

  /**
   * An attempt failed.
   *
   * @return nanoseconds to wait before the next attempt, or {@link #NEVER}
   */
  long next(int row, int attempt, Throwable failure) {
    neutral(row, attempt);
    RetrySettings now = settings;
    if (!failures.retried(failure)) {
      return NEVER;
    }
    if (now.maxAttempts() != 0 && attempt >= now.maxAttempts()) {
      cell.counts.add(row, RetryCell.EXHAUSTED, 1);
      return NEVER;
    }
    if (!budget.take(now)) {
      cell.counts.add(row, RetryCell.REFUSED, 1);
      tellOfBudget();
      return NEVER;
    }
    return Backoff.nanos(now, attempt, ThreadLocalRandom.current().nextDouble());
  }

  private void tellOfBudget() {
    if (Seldom.due(cell.said, clock)) {
      notices.budgetUsedUp(
          budget.used() + " retries in the latest 10 s; failures are not retried for now");
    }
  }
}
