package dev.testudo.metric;

import java.util.List;

/**
 * A meter as it is.
 *
 * @param name its name
 * @param kind what its series are
 * @param help what it shows
 * @param unit the unit, or empty
 * @param series its series, in the order of their label values; the one that took what is beyond
 *     the cap comes last
 * @param overflows how often a series beyond the cap was asked for
 */
public record MeterSnapshot(
    String name, Kind kind, String help, String unit, List<Series> series, long overflows) {
  public MeterSnapshot {
    series = List.copyOf(series);
  }

  /** The counts of all its series together; 0 for gauges. */
  public long total() {
    long total = 0;
    for (Series one : series) {
      total += one.count();
    }
    return total;
  }
}
