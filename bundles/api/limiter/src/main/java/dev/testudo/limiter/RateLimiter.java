package dev.testudo.limiter;

import dev.testudo.Instance;
import dev.testudo.Work;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A rate limiter. All its methods may be called from any thread; none takes a lock. Calls that wait
 * go in the order in which they came.
 */
@ProviderType
public interface RateLimiter extends Instance<RateLimiterSettings, RateLimiterSnapshot> {
  /**
   * Does the work in the calling thread, which waits for its turn before, for {@link
   * RateLimiterSettings#maxWait()} at most. An interrupt ends the waiting and gives the turn back:
   * the call is turned away, and the thread's interrupt flag stays set.
   *
   * @throws RateLimitedException if its turn is not due in time; the work was not called. Known at
   *     once: nobody waits in vain
   */
  <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X;

  /**
   * Starts asynchronous work when it is due; no thread waits. Work that had to wait is started by a
   * timer thread, which the supplier must not block. Never throws: the stage completes with what
   * the work's stage completes with, or with a {@link RateLimitedException}. Cancelling it, as a
   * future, gives the turn back, or cancels the work's stage where that is a future.
   */
  <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work);

  /** Takes one call's turn if it is due now; never waits. */
  boolean tryAcquire();
}
