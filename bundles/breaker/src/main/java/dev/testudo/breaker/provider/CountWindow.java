package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.state.BreakerCell;

/**
 * The latest calls, however long ago. Successes leave nothing but their number, so each failure
 * leaves a mark: the number of calls there had been with it. A failure is in the window if its mark
 * is above the number of calls there had been when the window began; and so many failures are in
 * it, if the mark that many failures ago is.
 */
final class CountWindow implements Window {
  private final int size;
  private final int minimum;
  private final double rate;
  private final BreakerCell cell;

  CountWindow(CircuitBreakerSettings settings, BreakerCell cell) {
    this.size = settings.windowSize();
    this.minimum = Math.min(settings.minimumCalls(), size);
    this.rate = settings.failureRate();
    this.cell = cell;
  }

  @Override
  public void turn() {}

  // Of failures that race, each looks after it has left its mark; so the last sees all of them.
  @Override
  public boolean reached(long successes, long failures) {
    long total = successes + failures;
    long start = start(total);
    long calls = total - start;
    return calls >= minimum && MarkRing.ago(cell.marks, Window.needed(calls, rate)) > start;
  }

  @Override
  public Tally tally() {
    long total = cell.counts.sum(BreakerCell.FAILED) + cell.counts.sum(BreakerCell.SUCCEEDED);
    long start = start(total);
    long calls = Math.max(0, total - start);
    return new Tally(calls, Math.min(calls, MarkRing.above(cell.marks, start)));
  }

  private long start(long total) {
    return Math.max(total - size, cell.successesBefore.get() + cell.failuresBefore.get());
  }
}
