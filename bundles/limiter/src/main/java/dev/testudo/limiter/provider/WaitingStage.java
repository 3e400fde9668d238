package dev.testudo.limiter.provider;

import dev.testudo.capability.StagedCall;
import dev.testudo.capability.Timer;
import dev.testudo.state.Stripes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An asynchronous call that waits for its turn; it begins, or its caller gives it up before. */
final class WaitingStage<T> {
  private final Limiter limiter;
  private final Supplier<? extends CompletionStage<T>> work;
  private final CompletableFuture<T> given = new CompletableFuture<>();
  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile @Nullable CompletableFuture<T> running;

  WaitingStage(Limiter limiter, Supplier<? extends CompletionStage<T>> work) {
    this.limiter = limiter;
    this.work = work;
  }

  CompletionStage<T> start(long wait, Timer timer) {
    Timer.Due due = timer.after(wait, this::begin);
    CompletionStage<T> answer = given;
    answer.whenComplete((value, failure) -> cancelled(due));
    return answer;
  }

  private void begin() {
    if (decided.compareAndSet(false, true)) {
      limiter.admitted(Stripes.SHARED, true);
      CompletionStage<T> stage = new StagedCall<T>(failure -> {}).follow(work);
      running = stage.toCompletableFuture();
      stage.whenComplete(this::complete);
      if (given.isCancelled()) {
        stage.toCompletableFuture().cancel(true);
      }
    }
  }

  private void complete(@Nullable T value, @Nullable Throwable failure) {
    if (failure == null) {
      given.complete(value);
    } else {
      given.completeExceptionally(failure);
    }
  }

  private void cancelled(Timer.Due due) {
    if (!given.isCancelled()) {
      return;
    }
    if (decided.compareAndSet(false, true)) {
      due.cancel();
      limiter.pacer().giveBack();
    } else {
      CompletableFuture<T> now = running;
      if (now != null) {
        now.cancel(true);
      }
    }
  }
}
