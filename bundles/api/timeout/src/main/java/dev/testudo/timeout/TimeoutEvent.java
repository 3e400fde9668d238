package dev.testudo.timeout;

import java.time.Instant;

/**
 * Something worth telling about a timeout.
 *
 * @param at when
 * @param timeout its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record TimeoutEvent(Instant at, String timeout, Kind kind, String text) {
  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** Calls are cut off. Told once a second at most. */
    TIMED_OUT
  }
}
