package dev.testudo.alert;

/** Where an alert is, or the worst of a rule's. */
public enum AlertState {
  /** The rule does not hold. */
  INACTIVE,
  /** It holds, but not yet for long enough. */
  PENDING,
  /** It has held for long enough. */
  FIRING,
  /** It held, and no longer does. */
  RESOLVED
}
