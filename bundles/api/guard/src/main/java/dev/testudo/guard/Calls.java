package dev.testudo.guard;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which call a thread is in. For those who must know in whose name something happens, such as
 * traces; an OSGi service of the guard.
 */
@ProviderType
public interface Calls {

  /**
   * The innermost call that the calling thread is in the work of, or null. Of calls that give a
   * stage none is: their work belongs to no thread. To be used at once and by this thread only.
   */
  @Nullable Call current();
}
