package dev.testudo.metric.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;
import dev.testudo.metric.state.TimerCell;
import java.util.function.Function;

/**
 * Times the calls of one operation. It is the outermost policy, so its exit comes once a call,
 * however many attempts there were: the counts of all outcomes together are the calls made.
 */
final class CallTimer implements Policy {
  private final TimerCell success;
  private final TimerCell failure;
  private final TimerCell rejected;
  private final TimerCell cancelled;

  CallTimer(Function<Outcome, TimerCell> timers) {
    success = timers.apply(Outcome.SUCCESS);
    failure = timers.apply(Outcome.FAILURE);
    rejected = timers.apply(Outcome.REJECTED);
    cancelled = timers.apply(Outcome.CANCELLED);
  }

  @Override
  public long enter(Call call) {
    return 0;
  }

  @Override
  public void exit(Call call, long permit) {
    Outcome outcome = call.outcome();
    TimerCell timer = outcome == Outcome.SUCCESS ? success : other(outcome);
    if (call.timed()) {
      timer.record(call.row(), call.totalNanos());
    } else {
      timer.count(call.row());
    }
  }

  // A call that ended without an outcome did not succeed.
  private TimerCell other(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> success;
      case REJECTED -> rejected;
      case CANCELLED -> cancelled;
      case FAILURE, PENDING -> failure;
    };
  }

  @Override
  public boolean needsTime() {
    return true;
  }
}
