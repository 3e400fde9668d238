package dev.testudo.state.face;

import java.util.concurrent.CompletionStage;
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

  /** The gate that is current now; it may be a later version of the one that asks. */
  Gate gate();

  /** The row of the calling thread, see {@link Gate#enter}. */
  int row();
}
