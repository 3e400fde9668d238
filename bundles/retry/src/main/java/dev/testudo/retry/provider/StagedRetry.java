package dev.testudo.retry.provider;

import dev.testudo.capability.Timer;
import dev.testudo.state.Stripes;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call with its attempts, one after the other. An attempt whose outcome is there
 * when it has been started is followed by the next in a loop, so that the stack does not grow with
 * the attempts; what is kept of an attempt goes when the next one begins.
 */
final class StagedRetry<T> {
  private final Supplier<? extends CompletionStage<T>> work;
  private final Attempts attempts;
  private final Timer timer;
  private final CompletableFuture<T> given = new CompletableFuture<>();

  // Written by whoever runs the call now; it is handed on by the outcome or by the timer.
  private int number = 1;
  private boolean hurried; // one attempt without its wait, because the timer is closed
  private volatile @Nullable CompletionStage<T> current;
  private volatile Timer.@Nullable Due due;

  StagedRetry(Supplier<? extends CompletionStage<T>> work, Attempts attempts, Timer timer) {
    this.work = work;
    this.attempts = attempts;
    this.timer = timer;
  }

  CompletionStage<T> start() {
    CompletionStage<T> answer = given;
    answer.whenComplete((value, failure) -> cancelled());
    run();
    return answer;
  }

  private void run() {
    Attempt attempt;
    do {
      if (given.isDone()) {
        return;
      }
      attempt = new Attempt();
      try {
        CompletionStage<T> stage = Objects.requireNonNull(work.get(), "the work gave no stage");
        current = stage;
        stage.whenComplete(attempt);
      } catch (Throwable failure) {
        attempt.accept(null, failure);
      }
    } while (attempt.isOver() && again(attempt));
  }

  // Settles the call, or sees to the next attempt; true if that is due at once.
  private boolean again(Attempt attempt) {
    Throwable failure = attempt.failure;
    if (failure == null) {
      attempts.succeeded(Stripes.SHARED, number);
      given.complete(attempt.value);
      return false;
    }
    long wait = attempts.next(Stripes.SHARED, number, failure);
    if (timer.closed() && wait > 0) {
      wait = hurried ? Attempts.NEVER : 0;
      hurried = true;
    }
    if (wait == Attempts.NEVER) {
      given.completeExceptionally(failure);
      return false;
    }
    number = Math.max(number, number + 1);
    if (wait > 0) {
      Timer.Due next = timer.after(wait, this::run);
      due = next;
      if (given.isDone()) {
        next.cancel();
      }
    }
    return wait == 0;
  }

  private void cancelled() {
    if (given.isCancelled()) {
      Timer.Due next = due;
      if (next != null) {
        next.cancel();
      }
      CompletionStage<T> stage = current;
      if (stage != null) {
        try {
          stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException e) {
          // A stage may refuse to be a future: then it cannot be cancelled, and goes on unobserved.
          return;
        }
      }
    }
  }

  /** One attempt: its outcome, and whether that came before or after its starter had left. */
  private final class Attempt implements BiConsumer<@Nullable T, @Nullable Throwable> {
    private final AtomicBoolean met = new AtomicBoolean();
    private @Nullable T value;
    private @Nullable Throwable failure;

    @Override
    public void accept(@Nullable T newValue, @Nullable Throwable newFailure) {
      value = newValue;
      failure = newFailure;
      if (met.getAndSet(true) && again(this)) {
        run();
      }
    }

    /** For the starter: whether the outcome is there. If not, who brings it goes on. */
    boolean isOver() {
      return met.getAndSet(true);
    }
  }
}
