package dev.testudo.breaker.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;

/** A breaker in a chain. */
final class BreakerPolicy implements Policy {
  private final Breaker breaker;
  private final Circuit circuit;
  private final Operation operation;

  BreakerPolicy(Breaker breaker, Operation operation) {
    this.breaker = breaker;
    this.circuit = breaker.circuit();
    this.operation = operation;
  }

  @Override
  public long enter(Call call) {
    long permit = circuit.enter(call.row());
    if (permit >= 0) {
      return permit;
    }
    call.reject(breaker.open(permit, operation.toString()));
    return SETTLED;
  }

  @Override
  public void exit(Call call, long permit) {
    switch (call.outcome()) {
      case SUCCESS -> circuit.succeeded(call.row(), permit);
      case FAILURE -> breaker.failed(call.row(), permit, call.failure());
      default -> circuit.neutral(call.row(), permit);
    }
  }
}
