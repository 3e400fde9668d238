package dev.testudo.fallback;

import java.time.Instant;

/**
 * Something worth telling about a fallback.
 *
 * @param at when
 * @param fallback its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record FallbackEvent(Instant at, String fallback, Kind kind, String text) {
  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** Calls are answered in place of their target. Told once a second at most. */
    ANSWERED
  }
}
