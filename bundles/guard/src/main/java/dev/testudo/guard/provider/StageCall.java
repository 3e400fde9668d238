package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.state.Stripes;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Invocation;
import dev.testudo.state.face.Passage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call that gives a stage, on its way: the same loop as the synchronous one, driven by
 * completions. Attempts that complete at once are taken up by the loop that started them, so the
 * stack stays as deep as it is, however many there are.
 */
record StageCall(
    ChainGate gate,
    Waiting waiting,
    Invocation invocation,
    Call call,
    CompletableFuture<@Nullable Object> outcome) {

  private record Done(@Nullable Object result, @Nullable Throwable failure) {}

  /** Who gets there second goes on: the loop that started the attempt, or the completion. */
  private static final Done LOOP_LEFT = new Done(null, null);

  /** Goes on with what the chain decided. */
  void go() {
    while (call.status == Passage.GO) {
      Done done = attempt();
      if (done == null) {
        return; // its completion goes on
      }
      leave(done);
    }
    finish();
  }

  private @Nullable Done attempt() {
    AtomicReference<@Nullable Done> state = new AtomicReference<>();
    try {
      CompletionStage<?> stage = invocation.invoke();
      cancelWithOutcome(stage);
      stage.whenComplete(
          (result, failure) -> {
            Done done = new Done(result, unwrap(failure));
            if (!state.compareAndSet(null, done)) {
              call.moveTo(Stripes.rowOf(invocation.visit()));
              leave(done);
              go();
            }
          });
    } catch (Throwable e) {
      return new Done(null, e);
    }
    return state.compareAndSet(null, LOOP_LEFT) ? null : state.get();
  }

  private void leave(Done done) {
    Chain chain = gate.chain;
    if (done.failure() == null) {
      call.succeed(done.result(), chain.now());
    } else {
      call.threw(done.failure(), chain.now());
    }
    chain.out(call, chain.links.size() - 1);
  }

  private void finish() {
    if (call.status == Passage.WAIT) {
      long[] numbers = gate.chain.suspend(call);
      Throwable failure = call.failure;
      waiting.until(call.resumeAt, new Resumption(invocation, numbers, outcome, failure));
    } else if (call.failure != null) {
      outcome.completeExceptionally(call.failure);
    } else {
      outcome.complete(call.result());
    }
  }

  private void cancelWithOutcome(CompletionStage<?> stage) {
    outcome.whenComplete(
        (result, failure) -> {
          if (outcome.isCancelled()) {
            stage.toCompletableFuture().cancel(true);
          }
        });
  }

  private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /**
   * What waits: numbers, and what belongs to the caller; the chain is looked up when it goes on.
   */
  record Resumption(
      Invocation invocation,
      long[] numbers,
      CompletableFuture<@Nullable Object> outcome,
      @Nullable Throwable failure)
      implements Runnable {
    @Override
    public void run() {
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
}
