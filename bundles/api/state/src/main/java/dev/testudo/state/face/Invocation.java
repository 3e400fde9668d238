package dev.testudo.state.face;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** An asynchronous call with its arguments, which can be made more than once, from any thread. */
@ProviderType
public interface Invocation {

  /**
   * Calls the target that is current now; it counts as in flight until its stage completes.
   *
   * @throws Throwable what the target throws instead of giving a stage
   */
  CompletionStage<?> invoke() throws Throwable;

  /** What it is called with; not to be changed. Null if nobody knows. */
  default @Nullable Object @Nullable [] arguments() {
    return null;
  }

  /** The gate that is current now, perhaps a later version of the one that asks; null if none. */
  @Nullable Gate gate();

  /** The number of the calling thread's visit, see {@link Gate#enter}. */
  int visit();
}
