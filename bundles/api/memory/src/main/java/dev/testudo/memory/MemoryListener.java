package dev.testudo.memory;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of all watches. Register one as an OSGi service (whiteboard). It is called in a thread of
 * its own: it may throw, block or call the watch without harm to anybody but itself. What comes
 * while its queue is full is lost to it, and counted.
 */
@ConsumerType
@FunctionalInterface
public interface MemoryListener {
  void happened(MemoryEvent event);
}
