package dev.testudo.report.state;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What had been counted at moments of the latest time; schema 1. */
public final class CountsCell {
  /** When it was made: what happened before is nobody's news. */
  public final Instant since;

  /** The oldest first. One thread adds and removes, any may read. */
  public final ConcurrentLinkedDeque<Sample> samples = new ConcurrentLinkedDeque<>();

  public CountsCell(Instant since) {
    this.since = since;
  }

  /**
   * All counts at one moment.
   *
   * @param nanos when, on the monotonic clock
   * @param at when, for people
   * @param counts by capability, name and order; never changed
   */
  public record Sample(long nanos, Instant at, Map<String, long[]> counts) {}
}
