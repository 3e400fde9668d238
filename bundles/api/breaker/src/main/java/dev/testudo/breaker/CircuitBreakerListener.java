package dev.testudo.breaker;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what becomes of all circuit breakers. Register one as an OSGi service (whiteboard). It is
 * called in a thread of its own: it may throw, block or call the breaker without harm to anybody
 * but itself. What comes while its queue is full is lost to it, and counted. Events of one breaker
 * come in their order, but for those that two threads cause in the same moment.
 */
@ConsumerType
@FunctionalInterface
public interface CircuitBreakerListener {
  void changed(CircuitBreakerEvent event);
}
