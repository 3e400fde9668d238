package dev.testudo.breaker;

/** What a circuit breaker does with calls. */
public enum State {
  /** Lets them through and watches how they come out. */
  CLOSED,
  /** Turns them away. */
  OPEN,
  /** Lets a few through, on trial, and turns the others away. */
  HALF_OPEN
}
