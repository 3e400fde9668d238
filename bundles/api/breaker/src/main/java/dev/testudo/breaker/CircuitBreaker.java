package dev.testudo.breaker;

import dev.testudo.Instance;
import dev.testudo.Work;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A circuit breaker.
 *
 * <p>All its methods may be called from any thread; none takes a lock or waits, other than for the
 * work itself. What it has seen survives an update of its provider: a breaker that is open stays
 * open for the time that remained.
 */
@ProviderType
public interface CircuitBreaker extends Instance<CircuitBreakerSettings, CircuitBreakerSnapshot> {

  /**
   * Does the work in the calling thread, if the breaker lets it through. What the work throws
   * reaches the caller unchanged and counts as a failure, unless it is {@linkplain
   * CircuitBreakerSettings#ignored() ignored}, or a {@link dev.testudo.RejectedException}, a {@link
   * java.util.concurrent.CancellationException} or an {@link InterruptedException}, which count
   * neither way. However the work ends, the breaker is told.
   *
   * @throws CircuitOpenException if it does not; the work was not called
   */
  <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X;

  /**
   * Starts asynchronous work, if the breaker lets it through. Never throws: the stage completes
   * with what the work's stage completes with, or exceptionally with what the supplier threw or
   * with a {@link CircuitOpenException}. Cancelling it, as a future, cancels the work's stage where
   * that is a future, and counts neither way.
   */
  <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work);

  /**
   * The state now. {@link State#OPEN} becomes {@link State#HALF_OPEN} by time alone, whether calls
   * come or not.
   */
  State state();

  /**
   * Opens it, for {@link CircuitBreakerSettings#openFor()} from now on, as if the failure rate had
   * been reached. To keep it open for longer, set {@code openFor} before.
   */
  void open();

  /** Closes it, with an empty window. Does nothing if it is closed. */
  void close();
}
