package dev.testudo.retry;

import dev.testudo.Instance;
import dev.testudo.Work;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A retry. All its methods may be called from any thread. Stack and memory that a call takes do not
 * depend on the number of its attempts.
 *
 * <p>When it gives up, for whatever reason, the caller gets what the last attempt threw, unchanged.
 */
@ProviderType
public interface Retry extends Instance<RetrySettings, RetrySnapshot> {

  /**
   * Does the work in the calling thread, again if need be, and waits between the attempts. An
   * interrupt ends the waiting: the last failure is thrown and the thread's interrupt flag is set.
   * {@link dev.testudo.RejectedException}, {@link java.util.concurrent.CancellationException} and
   * {@link InterruptedException} are never retried.
   */
  <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X;

  /**
   * Starts asynchronous work, again if need be; no thread waits between the attempts. Further
   * attempts are started by a timer thread, which the supplier must not block. Never throws. The
   * stage completes with what the last attempt completes with. Cancelling it, as a future, ends the
   * attempts and cancels the one under way, where its stage is a future. If the provider is stopped
   * or updated, calls that wait make their next attempt at once, and give up soon after.
   */
  <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work);
}
