package dev.testudo.limiter.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;

/** A rate limiter in a chain: the engine does the waiting. */
final class LimiterPolicy implements Policy {
  // A turn that was reserved is a call's own; that it has one is all that must be known.
  private static final long RESERVED = 1;

  private final Limiter limiter;
  private final Pacer pacer;
  private final Operation operation;

  LimiterPolicy(Limiter limiter, Operation operation) {
    this.limiter = limiter;
    this.pacer = limiter.pacer();
    this.operation = operation;
  }

  @Override
  public long enter(Call call) {
    if (call.ticket() != 0) {
      limiter.admitted(call.row(), true);
      return 0;
    }
    long wait = pacer.reserve();
    if (wait == Pacer.NOW) {
      limiter.admitted(call.row(), false);
      return 0;
    }
    if (wait > 0) {
      call.waitFor(wait, RESERVED, null);
      return WAIT;
    }
    call.reject(limiter.limited(call.row(), ~wait, operation.toString()));
    return SETTLED;
  }

  @Override
  public void abandon(Call call, long ticket) {
    pacer.giveBack();
  }

  @Override
  public void exit(Call call, long permit) {}
}
