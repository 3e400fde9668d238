package dev.testudo.error.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;

/**
 * An error monitor in a chain. It stands inside of all that turns calls away, and outside of the
 * timeout, whose failures are the target's: each attempt that failed is recorded, and nothing else.
 */
final class ErrorPolicy implements Policy {
  private final Monitor monitor;
  private final String operation;

  ErrorPolicy(Monitor monitor, Operation operation) {
    this.monitor = monitor;
    this.operation = operation.method();
  }

  @Override
  public long enter(Call call) {
    return 0;
  }

  @Override
  public void exit(Call call, long permit) {
    if (call.outcome() == Outcome.FAILURE) {
      failed(call);
    }
  }

  // Apart, so that the way of those that succeed stays small.
  private void failed(Call call) {
    Throwable failure = call.failure();
    if (failure != null) {
      monitor.record(operation, failure);
    }
  }
}
