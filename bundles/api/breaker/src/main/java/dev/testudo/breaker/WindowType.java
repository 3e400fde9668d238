package dev.testudo.breaker;

/** Over which calls the failure rate is taken. */
public enum WindowType {
  /** The latest {@link CircuitBreakerSettings#windowSize()} calls, however long ago. */
  COUNT,
  /**
   * The calls of the latest {@link CircuitBreakerSettings#windowDuration()}, however many. It moves
   * in steps of a tenth.
   */
  TIME
}
