package dev.testudo.error;

import java.time.Instant;

/**
 * Something worth telling about errors.
 *
 * @param at when
 * @param monitor the monitor's name
 * @param kind what
 * @param text the same for people, in one line
 */
public record ErrorEvent(Instant at, String monitor, Kind kind, String text) {

  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** A kind of failure that was not seen before, or not since the last reset. */
    NEW,
    /** There are too many kinds to tell apart. Told once, until the next reset. */
    OVERFLOW,
    /** A recovery begins. */
    RECOVERING,
    /** A recovery ended well. */
    RECOVERED,
    /** A recovery threw. */
    RECOVERY_FAILED,
    /** A recovery did not end within its time limit and was interrupted. */
    RECOVERY_TIMED_OUT
  }
}
