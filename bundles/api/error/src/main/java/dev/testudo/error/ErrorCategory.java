package dev.testudo.error;

/** What kind of thing went wrong, and so who can do something about it. */
public enum ErrorCategory {
  /** No answer in time. What was asked for may have been done. */
  TIMEOUT(Severity.WARNING, true),
  /** The other side cannot be reached, or was lost on the way. */
  CONNECTION(Severity.WARNING, true),
  /** Something is used up: memory of a server, connections, disk, a quota. */
  RESOURCE(Severity.ERROR, true),
  /** Lost against a rival: a deadlock, a stale version, a lock held by another. */
  CONFLICT(Severity.WARNING, true),
  /** Turned away before it was done: a breaker, a limit, a full queue. */
  REJECTED(Severity.INFO, true),
  /** The caller gave up. */
  CANCELLED(Severity.INFO, false),
  /** What was asked for, or what came back, is wrong; the same again fails again. */
  DATA(Severity.WARNING, false),
  /** It is not there. */
  NOT_FOUND(Severity.WARNING, false),
  /** Not allowed, or not who one says one is. */
  SECURITY(Severity.ERROR, false),
  /** The code is wrong. */
  BUG(Severity.ERROR, false),
  /** The process, or what is deployed in it, is broken. */
  FATAL(Severity.CRITICAL, false),
  /** Nobody knows. */
  UNKNOWN(Severity.ERROR, false);

  private final Severity severity;
  private final boolean transientFailure;

  ErrorCategory(Severity severity, boolean transientFailure) {
    this.severity = severity;
    this.transientFailure = transientFailure;
  }

  /** How bad it usually is. */
  public Severity severity() {
    return severity;
  }

  /** Whether the same call may succeed a little later. */
  public boolean transientFailure() {
    return transientFailure;
  }
}
