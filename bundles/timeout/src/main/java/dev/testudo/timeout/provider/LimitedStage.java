package dev.testudo.timeout.provider;

import dev.testudo.state.Stripes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An asynchronous call of a timeout without a guard. */
final class LimitedStage<T> implements Consumer<Throwable> {
  private final TimeLimit limit;
  private final Executor answering;
  private final CompletableFuture<T> given = new CompletableFuture<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable CompletionStage<T> running;

  LimitedStage(TimeLimit limit, Executor answering) {
    this.limit = limit;
    this.answering = answering;
  }

  CompletionStage<T> start(Supplier<? extends CompletionStage<T>> work) {
    CompletionStage<T> answer = given;
    long permit = limit.begin((String) null, this);
    answer.whenComplete((value, failure) -> answered(permit));
    try {
      CompletionStage<T> stage = work.get();
      running = stage;
      stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              given.complete(value);
            } else {
              given.completeExceptionally(failure);
            }
          });
      if (given.isDone()) {
        cancel();
      }
    } catch (Throwable failure) {
      given.completeExceptionally(failure);
    }
    return answer;
  }

  /** Is cut off: the caller's own code must not run in the thread that watches. */
  @Override
  public void accept(Throwable why) {
    answering.execute(() -> given.completeExceptionally(why));
  }

  private void answered(long permit) {
    if (over.compareAndSet(false, true)) {
      limit.endStage(Stripes.SHARED, permit);
      cancel(); // nothing, if it has ended
    }
  }

  private void cancel() {
    CompletionStage<T> stage = running;
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
