package dev.testudo.bulkhead.provider;

import dev.testudo.bulkhead.state.Waiter;
import dev.testudo.capability.Timer;
import dev.testudo.state.Stripes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call of a bulkhead without a guard. It may wait; whatever ends the wait first, a
 * place, the time, or its caller, decides. Its place is given back when the work's stage completes.
 */
final class CompartmentStage<T> {
  private final Compartment compartment;
  private final Hold hold;
  private final Supplier<? extends CompletionStage<T>> work;
  private final CompletableFuture<T> given = new CompletableFuture<>();
  private final AtomicBoolean decided = new AtomicBoolean();
  private volatile @Nullable CompletionStage<T> running;

  CompartmentStage(Compartment compartment, Supplier<? extends CompletionStage<T>> work) {
    this.compartment = compartment;
    this.hold = compartment.hold();
    this.work = work;
  }

  CompletionStage<T> start(Timer timer) {
    CompletionStage<T> answer = given;
    long permit = hold.enter();
    long maxWait = compartment.settings().maxWait().toNanos();
    Waiter waiter = permit == Hold.FULL && maxWait > 0 ? hold.join() : null;
    if (waiter != null) {
      Timer.Due due = timer.after(maxWait, () -> waited(waiter));
      waiter.wakeup.then(() -> timer.after(0, () -> waited(waiter)));
      answer.whenComplete(
          (value, failure) -> {
            due.cancel();
            cancelled(waiter);
          });
    } else if (permit == Hold.FULL) {
      given.completeExceptionally(compartment.full(Stripes.SHARED, null));
    } else {
      answer.whenComplete((value, failure) -> cancelled(null));
      begin(permit, false);
    }
    return answer;
  }

  private void waited(Waiter waiter) {
    if (decided.compareAndSet(false, true)) {
      long permit = hold.take(waiter.ticket);
      if (permit == Hold.FULL) {
        given.completeExceptionally(compartment.full(Stripes.SHARED, null));
      } else {
        begin(permit, true);
      }
    }
  }

  private void begin(long permit, boolean waited) {
    compartment.admitted(Stripes.SHARED, waited);
    CompletionStage<T> stage;
    try {
      stage = work.get();
      running = stage;
      stage.whenComplete((value, failure) -> over(permit, value, failure));
    } catch (Throwable failure) {
      over(permit, null, failure);
      return;
    }
    cancelled(null);
  }

  private void over(long permit, @Nullable T value, @Nullable Throwable failure) {
    compartment.left(Stripes.SHARED, permit);
    if (failure == null) {
      given.complete(value);
    } else {
      given.completeExceptionally(failure);
    }
  }

  private void cancelled(@Nullable Waiter waiter) {
    if (!given.isCancelled()) {
      return;
    }
    if (waiter != null && decided.compareAndSet(false, true)) {
      hold.abandon(waiter.ticket);
    }
    CompletionStage<T> stage = running;
    if (stage != null) {
      try {
        stage.toCompletableFuture().cancel(true);
      } catch (UnsupportedOperationException e) {
        // A stage may refuse to be a future: then it cannot be cancelled, and keeps its place.
        return;
      }
    }
  }
}
