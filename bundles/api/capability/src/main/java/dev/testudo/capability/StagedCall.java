package dev.testudo.capability;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call whose outcome comes later, and once: from the work's stage, or from the caller who cancels
 * what he was given. The capability is told before the caller is.
 */
public final class StagedCall<T> {
  private final CompletableFuture<T> given = new CompletableFuture<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private final Consumer<@Nullable Throwable> over;

  /**
   * @param over is told the outcome: null for a success
   */
  public StagedCall(Consumer<@Nullable Throwable> over) {
    this.over = over;
  }

  /** Starts the work. Never throws. */
  public CompletionStage<T> follow(Supplier<? extends CompletionStage<T>> work) {
    CompletionStage<T> answer = given;
    try {
      CompletionStage<T> stage = work.get();
      stage.whenComplete(this::complete);
      answer.whenComplete((value, failure) -> cancelled(stage));
    } catch (Throwable failure) {
      complete(null, failure);
    }
    return answer;
  }

  private void complete(@Nullable T value, @Nullable Throwable failure) {
    tell(failure);
    if (failure == null) {
      given.complete(value);
    } else {
      given.completeExceptionally(failure);
    }
  }

  private void cancelled(CompletionStage<T> stage) {
    if (given.isCancelled()) {
      tell(new CancellationException());
      try {
        stage.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException e) {
        // A stage may refuse to be a future: then it cannot be cancelled, and goes on unobserved.
        return;
      }
    }
  }

  private void tell(@Nullable Throwable failure) {
    if (told.compareAndSet(false, true)) {
      over.accept(failure);
    }
  }
}
