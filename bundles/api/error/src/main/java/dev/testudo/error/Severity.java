package dev.testudo.error;

/** How bad a failure is. */
public enum Severity {
  /** As it should be: somebody gave up or was turned away. */
  INFO,
  /** To be expected now and then. */
  WARNING,
  /** Somebody has to look. */
  ERROR,
  /** Somebody has to look now. */
  CRITICAL
}
