package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.state.Stripes;
import dev.testudo.state.face.Flight;
import dev.testudo.state.face.Invocation;
import dev.testudo.state.face.Passage;
import dev.testudo.state.face.Wakeup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A call that gives a stage, on its way: the same loop as the synchronous one, driven by
 * completions. Attempts that complete at once are taken up by the loop that started them, so the
 * stack stays as deep as it is, however many there are.
 */
record StageCall(
    ChainGate gate, Waiting waiting, Invocation invocation, Call call, Flight outcome) {

  private record Done(@Nullable Object result, @Nullable Throwable failure) {}

  /** Goes on with what the chain decided. */
  void go() {
    while (call.status == Passage.GO) {
      Attempt attempt = new Attempt();
      Done done = attempt.start();
      if (done == null) {
        return; // whatever ends it goes on
      }
      attempt.leave(done);
    }
    finish();
  }

  /**
   * One attempt. It ends with its work or is cut off, whichever comes first; whoever comes second,
   * that end or the loop that started it, goes on. What is cut off works on for a while: policies
   * that wait for its end are left when it comes.
   */
  private final class Attempt {
    private final AtomicReference<@Nullable Done> end = new AtomicReference<>();
    private final AtomicBoolean met = new AtomicBoolean();
    private final AtomicReference<@Nullable Object> late = new AtomicReference<>();
    private volatile @Nullable CompletionStage<?> work;

    @Nullable Done start() {
      outcome.landing(() -> waiting.soon(this::cutOff));
      try {
        CompletionStage<?> stage = begin();
        work = stage;
        cancelWithOutcome(stage);
        stage.whenComplete((result, failure) -> over(new Done(result, unwrap(failure))));
      } catch (Throwable e) {
        over(new Done(null, e));
      }
      if (outcome.cut() != null) {
        cutOff();
      }
      return met.getAndSet(true) ? end.get() : null;
    }

    private CompletionStage<?> begin() throws Throwable {
      gate.chain.begins(call);
      try {
        return invocation.invoke();
      } finally {
        gate.chain.begun(call);
      }
    }

    private void over(Done done) {
      if (end.compareAndSet(null, done)) {
        ended(done);
      } else if (!late.compareAndSet(null, done) && late.get() instanceof Unfinished rest) {
        rest.leave(done);
      }
    }

    private void cutOff() {
      Throwable why = outcome.cut();
      if (why != null) {
        Done done = new Done(null, why);
        if (end.compareAndSet(null, done)) {
          CompletionStage<?> stage = work;
          if (stage != null) {
            cancel(stage);
          }
          ended(done);
        }
      }
    }

    private void ended(Done done) {
      if (met.getAndSet(true)) {
        call.moveTo(Stripes.rowOf(invocation.visit()));
        leave(done);
        go();
      }
    }

    /** Goes the way out. */
    void leave(Done done) {
      Chain chain = gate.chain;
      boolean cut = done.failure() != null && done.failure() == outcome.cut();
      List<Integer> waits = cut && work != null && late.get() == null ? new ArrayList<>() : null;
      if (done.failure() == null) {
        call.succeed(done.result(), chain.now());
      } else {
        call.threw(done.failure(), chain.now());
      }
      call.unfinished(waits);
      outcome.landing(null);
      long attemptStart = call.attemptStart();
      int attempt = call.attempt();
      long[] permits = waits == null ? new long[0] : chain.permits(call);
      chain.out(call, chain.links.size() - 1);
      call.unfinished(null);
      if (waits != null && !waits.isEmpty()) {
        Unfinished rest = new Unfinished(chain, attempt, attemptStart, waits, permits);
        if (!late.compareAndSet(null, rest) && late.get() instanceof Done ended) {
          rest.leave(ended);
        }
      }
    }
  }

  /** What is left of an attempt whose caller was answered while its work went on. */
  private record Unfinished(
      Chain chain, int attempt, long attemptStart, List<Integer> waiting, long[] permits) {
    void leave(Done done) {
      Call rest = new Call(chain.operation);
      chain.open(rest, Stripes.SHARED, attemptStart);
      rest.reopen(attempt, attemptStart, attemptStart);
      if (done.failure() == null) {
        rest.succeed(done.result(), chain.now());
      } else {
        rest.threw(done.failure(), chain.now());
      }
      chain.exitLate(rest, waiting, permits);
    }
  }

  private void finish() {
    if (call.status == Passage.WAIT) {
      Wakeup wakeup = call.wakeup;
      long[] numbers = gate.chain.suspend(call);
      Resumption next = new Resumption(invocation, numbers, outcome, new AtomicBoolean());
      waiting.until(call.resumeAt, next);
      outcome.landing(() -> waiting.soon(next));
      if (wakeup != null) {
        wakeup.then(() -> waiting.soon(next));
      }
      if (outcome.cut() != null) {
        waiting.soon(next);
      }
    } else if (call.failure != null) {
      outcome.completeExceptionally(call.failure);
    } else if (call.isFallback() && call.result() instanceof CompletionStage<?> later) {
      cancelWithOutcome(later);
      later.whenComplete(
          (result, failure) -> {
            if (failure == null) {
              outcome.complete(result);
            } else {
              outcome.completeExceptionally(failure);
            }
          });
    } else {
      outcome.complete(call.result());
    }
  }

  private void cancelWithOutcome(CompletionStage<?> stage) {
    outcome.whenComplete(
        (result, failure) -> {
          if (outcome.isCancelled()) {
            cancel(stage);
          }
        });
  }

  private static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage may refuse to be a future: then it cannot be cancelled, and works on.
      return;
    }
  }

  private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
