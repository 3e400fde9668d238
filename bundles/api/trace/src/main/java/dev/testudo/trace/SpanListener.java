package dev.testudo.trace;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of all spans that end, to bring them elsewhere. Register one as an OSGi service
 * (whiteboard). It is called in a thread of its own: it may throw, block or call back without harm
 * to anybody but itself. What comes while its queue is full is lost to it, and counted.
 */
@ConsumerType
@FunctionalInterface
public interface SpanListener {
  void ended(SpanSnapshot span);
}
