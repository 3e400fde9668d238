package dev.testudo.report;

import java.time.Duration;
import java.time.Instant;

/**
 * What is asked for.
 *
 * @param from since when
 * @param to until when, which is now
 * @param rows how many rows a table should have at most
 */
public record ReportRequest(Instant from, Instant to, int rows) {

  /** How long that is. */
  public Duration window() {
    return Duration.between(from, to);
  }

  /** Whether a moment is in that time. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(from) && !moment.isAfter(to);
  }
}
