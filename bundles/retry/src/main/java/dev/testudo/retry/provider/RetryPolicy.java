package dev.testudo.retry.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Policy;
import org.jspecify.annotations.Nullable;

/** A retry in a chain: the engine does the waiting. */
final class RetryPolicy implements Policy {
  private final Attempts attempts;

  RetryPolicy(Attempts attempts) {
    this.attempts = attempts;
  }

  @Override
  public long enter(Call call) {
    return 0;
  }

  @Override
  public void exit(Call call, long permit) {
    switch (call.outcome()) {
      case SUCCESS -> attempts.succeeded(call.row(), call.attempt());
      case FAILURE -> failed(call, call.failure());
      default -> attempts.neutral(call.row(), call.attempt());
    }
  }

  private void failed(Call call, @Nullable Throwable failure) {
    if (failure != null) {
      long wait = attempts.next(call.row(), call.attempt(), failure);
      if (wait != Attempts.NEVER) {
        call.again(wait);
      }
    }
  }
}
