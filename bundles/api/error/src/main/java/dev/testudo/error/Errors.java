package dev.testudo.error;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives error monitors by name, and says what failures mean. Each guard has the monitor of its own
 * name unless it is configured otherwise.
 */
@ProviderType
public interface Errors extends Registry<ErrorMonitor, ErrorSettings, ErrorSnapshot> {

  /**
   * What a failure means: by the rules of {@code dev.testudo.error~default}, by the {@linkplain
   * ErrorClassifier classifiers}, by the rules that are built in. Wrappers such as {@link
   * java.util.concurrent.CompletionException} are looked through, and causes are looked at where
   * the failure itself does not tell. Never throws; waits for classifiers for a quarter of a second
   * at most.
   */
  Classification classify(Throwable failure);

  /**
   * The same by the rules of the monitor of this name, if there is one: a retry or a breaker asks
   * with its own name.
   */
  Classification classify(String name, Throwable failure);
}
