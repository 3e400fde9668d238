package dev.testudo.guard.provider;

import dev.testudo.state.face.Flight;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Invocation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call that waits: numbers, and what belongs to the caller; the chain is looked up
 * when it goes on. That is once, whether its time has come, or it was woken, or cut off.
 */
record Resumption(Invocation invocation, long[] numbers, Flight outcome, AtomicBoolean gone)
    implements Runnable {
  @Override
  public void run() {
    if (gone.getAndSet(true)) {
      return;
    }
    try {
      Gate gate = invocation.gate();
      if (gate == null) {
        invocation.invoke().whenComplete(this::complete);
      } else {
        gate.resumeStage(invocation, numbers, outcome);
      }
    } catch (Throwable e) {
      outcome.completeExceptionally(e);
    }
  }

  private void complete(@Nullable Object result, @Nullable Throwable why) {
    if (why == null) {
      outcome.complete(result);
    } else {
      outcome.completeExceptionally(why);
    }
  }
}
