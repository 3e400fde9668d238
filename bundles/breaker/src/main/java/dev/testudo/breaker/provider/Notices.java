package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerEvent.Cause;
import dev.testudo.breaker.State;

/** Where a circuit says what has become of it. Never throws, never waits. */
@FunctionalInterface
interface Notices {
  void tell(State from, State to, Cause cause, String text);
}
