package dev.testudo.guard;

import dev.testudo.Instance;
import dev.testudo.Work;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes calls through the policies that it holds. Services are guarded without it, by configuration
 * or annotation; code that guards something smaller than a service asks for one by name.
 *
 * <p>What the work throws reaches the caller unchanged. A policy that turns the call away throws a
 * {@link dev.testudo.RejectedException}.
 */
@ProviderType
public interface Guard extends Instance<GuardSettings, GuardSnapshot> {

  /** Does the work under the guard's own policies, in the calling thread. */
  <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X;

  /**
   * The same as one of the guard's operations, which has its own metrics and may have its own
   * policies.
   *
   * @param operation a method's name, or any word
   */
  <T extends @Nullable Object, X extends Exception> T call(String operation, Work<T, X> work)
      throws X;

  /**
   * The same for a policy that must know with which arguments the work is done: a cache gives what
   * it has for the same operation and equal arguments, and does not keep the result of work whose
   * arguments it is not told. They are read only if there is such a policy.
   *
   * @param arguments all that the result depends on; an empty list if it is always the same
   */
  <T extends @Nullable Object, X extends Exception> T call(
      String operation, List<?> arguments, Work<T, X> work) throws X;

  /**
   * Does asynchronous work under the guard's policies. Never throws; the stage completes with what
   * the work's stage completes with, or with the rejection. Completing it cancels nothing;
   * cancelling it, as a future, cancels the work's.
   */
  <T> CompletionStage<T> stage(String operation, Supplier<? extends CompletionStage<T>> work);

  /** The same with arguments, as above. */
  <T> CompletionStage<T> stage(
      String operation, List<?> arguments, Supplier<? extends CompletionStage<T>> work);

  /**
   * An object of the same interface whose every call is guarded; the operations are its methods.
   * Costs no allocation on a call that succeeds.
   *
   * @param type an interface
   */
  <T> T wrap(Class<T> type, T target);
}
