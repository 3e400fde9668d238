package dev.testudo.retry;

import java.time.Instant;

/**
 * Something worth telling about a retry.
 *
 * @param at when
 * @param retry its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record RetryEvent(Instant at, String retry, Kind kind, String text) {

  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** The budget is used up: failures are not retried for now. Told once a second at most. */
    BUDGET_USED_UP
  }
}
