package dev.testudo.pool;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what becomes of all pools. Register one as an OSGi service (whiteboard). It is called in
 * a thread of its own: it may throw, block or call the pool without harm to anybody but itself.
 * What comes while its queue is full is lost to it, and counted.
 */
@ConsumerType
@FunctionalInterface
public interface PoolListener {
  void happened(PoolEvent event);
}
