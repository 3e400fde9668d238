package dev.testudo.alert;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of all alerts inside the platform; who is to tell people is a {@link AlertChannel}.
 * Register one as an OSGi service (whiteboard). It is called in a thread of its own: it may throw,
 * block or call the alerts without harm to anybody but itself. What comes while its queue is full
 * is lost to it, and counted.
 */
@ConsumerType
@FunctionalInterface
public interface AlertListener {
  /** An alert has become pending, fires, or is resolved. */
  void changed(Alert alert);
}
