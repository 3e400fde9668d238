package dev.testudo.fallback;

import dev.testudo.Instance;
import dev.testudo.Work;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A fallback. All its methods may be called from any thread; none takes a lock or waits. */
@ProviderType
public interface Fallback extends Instance<FallbackSettings, FallbackSnapshot> {
  /**
   * Does the work in the calling thread, and gives the set value if it fails in a way that is to be
   * answered; what it throws otherwise reaches the caller unchanged. Of the settings the value
   * counts here, not the service.
   *
   * @param type what the work gives
   * @throws dev.testudo.SettingsException if the value cannot be such; the work was not called
   */
  <T, X extends Exception> @Nullable T call(Class<T> type, Work<T, X> work) throws X;
}
