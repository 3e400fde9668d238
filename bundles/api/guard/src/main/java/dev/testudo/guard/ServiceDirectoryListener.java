package dev.testudo.guard;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of changes in the directory, as an OSGi service: within a second or two, in a thread of
 * its own, in the order of what happened. What comes and goes in between is not told. What it
 * throws is logged.
 */
@ConsumerType
public interface ServiceDirectoryListener {

  /** A service is there; also told of those that are there already when the listener comes. */
  default void appeared(GuardedService service) {}

  /** A service is in another state, of another version, or has other tags or another guard. */
  default void changed(GuardedService before, GuardedService now) {}

  /** A service is there no more. */
  default void gone(GuardedService last) {}
}
