package dev.testudo.metric;

/** What the series of a meter are. */
public enum Kind {
  /** Counts that only grow. */
  COUNTER,
  /** A value that is asked for when somebody looks. */
  GAUGE,
  /** Durations: their number, their sum, and a histogram. */
  TIMER
}
