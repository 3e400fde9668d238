package dev.testudo.limiter;

import java.time.Instant;

/**
 * Something worth telling about a rate limiter.
 *
 * @param at when
 * @param limiter its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record RateLimiterEvent(Instant at, String limiter, Kind kind, String text) {
  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** Calls are turned away. Told once a second at most. */
    LIMITED
  }
}
