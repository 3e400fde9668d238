package dev.testudo.timeout;

import dev.testudo.Instance;
import dev.testudo.Work;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A timeout. All its methods may be called from any thread; none takes a lock. */
@ProviderType
public interface Timeout extends Instance<TimeoutSettings, TimeoutSnapshot> {
  /**
   * Does the work in the calling thread, and interrupts it at the limit. What the work gives or
   * throws after that does not reach the caller, but as what the exception suppresses; an {@link
   * Error} does. The thread's interrupt flag is left as it was.
   *
   * @throws CallTimeoutException if the limit was reached
   */
  <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X;

  /**
   * Starts asynchronous work. Never throws: the stage completes with what the work's stage
   * completes with, or at the limit with a {@link CallTimeoutException}; then the work's stage is
   * cancelled, where it is a future. Cancelling what was given, as a future, cancels it as well.
   */
  <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work);
}
