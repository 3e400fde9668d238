package dev.testudo.metric;

/**
 * How the samples of a window of time, and of several series, become one number. Durations are in
 * seconds. What does not go with the kind of the meter has no result.
 */
public enum Aggregation {
  /** Counters and timers: by how much the counts grew in the window. */
  INCREASE,
  /** Counters and timers: by how much they grew each second. */
  RATE,
  /** Gauges: the latest values, added up. */
  LAST,
  /** Gauges: the average of all samples. Timers: the average duration. */
  AVERAGE,
  /** Gauges: the lowest sample. Timers: the shortest duration. */
  MIN,
  /** Gauges: the highest sample. Timers: the longest duration. */
  MAX,
  /** Timers: the median. */
  P50,
  /** Timers: the 90th percentile. */
  P90,
  /** Timers: the 95th percentile. */
  P95,
  /** Timers: the 99th percentile. */
  P99,
  /** Timers: the 99.9th percentile. */
  P999;

  /** The share of a percentile, from 0 to 1; NaN for all others. */
  public double share() {
    return switch (this) {
      case P50 -> 0.5;
      case P90 -> 0.9;
      case P95 -> 0.95;
      case P99 -> 0.99;
      case P999 -> 0.999;
      default -> Double.NaN;
    };
  }
}
