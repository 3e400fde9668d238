package dev.testudo.bulkhead;

import dev.testudo.Instance;
import dev.testudo.Work;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A bulkhead. All its methods may be called from any thread; none takes a lock. Who waits gets a
 * place in the order of arrival; nobody passes those who wait.
 */
@ProviderType
public interface Bulkhead extends Instance<BulkheadSettings, BulkheadSnapshot> {
  /**
   * Does the work in the calling thread, which waits for a place before, for {@link
   * BulkheadSettings#maxWait()} at most. An interrupt ends the waiting: the call is turned away,
   * and the thread's interrupt flag stays set. The place is given back however the work ends.
   *
   * @throws BulkheadFullException if there is no place in time; the work was not called. Also when
   *     the work itself calls the bulkhead anew and no further place is free: used without a guard,
   *     it does not know who calls
   */
  <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X;

  /**
   * Starts asynchronous work when it has a place; no thread waits. Work that had to wait is started
   * by a thread of the bulkhead, which the supplier must not block. Never throws: the stage
   * completes with what the work's stage completes with, or with a {@link BulkheadFullException}.
   * The place is given back when the work's stage completes. Cancelling what was given, as a
   * future, cancels the work's stage where that is a future, but gives no place back by itself.
   */
  <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work);
}
