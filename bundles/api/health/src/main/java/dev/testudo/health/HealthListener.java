package dev.testudo.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of changes, as an OSGi service. It is called in a thread of its own, in the order of what
 * happened; what it throws is logged.
 */
@ConsumerType
public interface HealthListener {

  /** A check has another status than before, or has answered for the first time. */
  void changed(CheckSnapshot now);

  /** A check is there no more. */
  default void gone(CheckSnapshot last) {}
}
