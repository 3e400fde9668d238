package dev.testudo.retry.state;

import dev.testudo.state.SlidingSums;
import dev.testudo.state.Stripes;
import java.util.concurrent.atomic.AtomicLong;

/** All that one retry remembers; schema 1. */
public final class RetryCell {
  /** Column: calls that made their first attempt. */
  public static final int CALLS = 0;

  /** Column: calls that succeeded at a later attempt. */
  public static final int RECOVERED = 1;

  /** Column: calls that used up their attempts. */
  public static final int EXHAUSTED = 2;

  /** Column: calls that the budget refused another attempt. */
  public static final int REFUSED = 3;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(4);

  /** Further attempts granted. Shared by all threads, for the budget must not be overdrawn. */
  public final AtomicLong retries = new AtomicLong();

  /** {@link #CALLS} over the latest time. */
  public final SlidingSums latestCalls;

  /** {@link #retries} over the latest time. */
  public final SlidingSums latestRetries;

  /** When it was last said that the budget is used up, in nanoseconds of the clock. */
  public final AtomicLong said;

  public RetryCell(long now) {
    latestCalls = new SlidingSums(now, 0);
    latestRetries = new SlidingSums(now, 0);
    said = new AtomicLong(now - 1_000_000_000);
  }
}
