package dev.testudo.bulkhead;

import java.time.Instant;

/**
 * Something worth telling about a bulkhead.
 *
 * @param at when
 * @param bulkhead its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record BulkheadEvent(Instant at, String bulkhead, Kind kind, String text) {
  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** Calls are turned away. Told once a second at most. */
    FULL
  }
}
