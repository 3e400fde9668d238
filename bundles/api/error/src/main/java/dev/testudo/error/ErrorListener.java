package dev.testudo.error;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of new kinds of failures and of recoveries. Register one as an OSGi service (whiteboard).
 * It is called in a thread of its own: it may throw, block or call the monitor without harm to
 * anybody but itself. What comes while its queue is full is lost to it, and counted.
 */
@ConsumerType
@FunctionalInterface
public interface ErrorListener {
  void happened(ErrorEvent event);
}
