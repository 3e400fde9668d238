package dev.testudo.cache;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens to all caches. Register one as an OSGi service (whiteboard). It is called in
 * a thread of its own: it may throw, block or use the cache without harm to anybody but itself.
 * What comes while its queue is full is lost to it, and counted.
 */
@ConsumerType
@FunctionalInterface
public interface CacheListener {
  void happened(CacheEvent event);
}
