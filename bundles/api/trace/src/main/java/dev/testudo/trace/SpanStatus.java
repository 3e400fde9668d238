package dev.testudo.trace;

/** How a span came out. */
public enum SpanStatus {
  OK,
  FAILURE,
  /** A policy turned the call away. */
  REJECTED,
  /** The caller gave up. */
  CANCELLED
}
