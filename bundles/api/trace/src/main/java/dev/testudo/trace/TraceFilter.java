package dev.testudo.trace;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Which traces are asked for.
 *
 * @param operation only those with a span whose name contains it; empty for all
 * @param failed only those with a span that failed
 * @param minimum only those that took so long or longer
 * @param limit how many at most
 */
public record TraceFilter(String operation, boolean failed, Duration minimum, int limit) {
  public TraceFilter {
    check(!minimum.isNegative(), "minimum", minimum, "0 or longer");
    check(limit >= 0, "limit", limit, "0 or more");
  }

  /** The latest hundred. */
  public TraceFilter() {
    this("", false, Duration.ZERO, 100);
  }
}
