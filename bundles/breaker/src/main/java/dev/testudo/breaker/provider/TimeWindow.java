package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.state.BreakerCell;
import dev.testudo.state.Clock;

/** The calls of the latest time, on the coarse clock. The traffic itself moves it. */
final class TimeWindow implements Window {
  private final long duration;
  private final int minimum;
  private final double rate;
  private final BreakerCell cell;
  private final Clock clock;

  TimeWindow(CircuitBreakerSettings settings, BreakerCell cell, Clock clock) {
    this.duration = settings.windowDuration().toNanos();
    this.minimum = settings.minimumCalls();
    this.rate = settings.failureRate();
    this.cell = cell;
    this.clock = clock;
  }

  @Override
  public void turn() {
    long now = clock.coarse();
    if (cell.latest.due(now, duration)) {
      cell.latest.turn(now, duration, successes(), failures());
    }
  }

  @Override
  public boolean reached(long successes, long failures) {
    long failed = failures - failuresBefore();
    long calls = failed + successes - successesBefore();
    return calls >= minimum && Window.reaches(failed, calls, rate);
  }

  @Override
  public Tally tally() {
    turn();
    long failed = Math.max(0, failures() - failuresBefore());
    return new Tally(failed + Math.max(0, successes() - successesBefore()), failed);
  }

  private long successes() {
    return cell.counts.sum(BreakerCell.SUCCEEDED);
  }

  private long failures() {
    return cell.counts.sum(BreakerCell.FAILED);
  }

  private long successesBefore() {
    return Math.max(cell.latest.atStart(0), cell.successesBefore.get());
  }

  private long failuresBefore() {
    return Math.max(cell.latest.atStart(1), cell.failuresBefore.get());
  }
}
