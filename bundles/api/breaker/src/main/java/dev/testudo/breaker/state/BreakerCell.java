package dev.testudo.breaker.state;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.state.SlidingSums;
import dev.testudo.state.Stripes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All that one circuit breaker remembers. Versions of its provider that work on it at once agree on
 * this layout, which is schema 1.
 *
 * <p>The {@link #word} is the whole state, so that no two parts of it can ever disagree:
 *
 * <pre>
 * bit 63      0
 * 62..61      0 closed, 1 open, 2 half open
 * 60..40      the generation: one more at each change of state, and when lost trials are given up
 * 39..0       closed: 0
 *             open: until when, in milliseconds since {@link #origin}, rounded up
 *             half open: bit 39 set; 29..20 trials given out, 19..10 succeeded, 9..0 failed
 * </pre>
 *
 * A call's permit is the word it was let in by, without bits 39..0.
 */
public final class BreakerCell {
  /** Column: calls that succeeded while closed. */
  public static final int SUCCEEDED = 0;

  /** Column: calls that failed while closed. */
  public static final int FAILED = 1;

  /** Column: trials that succeeded. */
  public static final int TRIAL_SUCCEEDED = 2;

  /** Column: trials that failed. */
  public static final int TRIAL_FAILED = 3;

  /** Column: calls that say nothing about the target. */
  public static final int NEUTRAL = 4;

  /** Column: calls of an older generation. */
  public static final int LATE = 5;

  /** Column: calls turned away. */
  public static final int REJECTED = 6;

  /** Column: how often it opened. */
  public static final int OPENED = 7;

  /** The state. */
  public final AtomicLong word = new AtomicLong();

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(8);

  /** When it was made, in nanoseconds of the clock; times in the word count from here. */
  public final long origin;

  /** When the latest trial was given out, in nanoseconds of the clock. */
  public volatile long trialAt;

  /** {@link #SUCCEEDED} when the window began at the earliest; only grows. */
  public final AtomicLong successesBefore = new AtomicLong();

  /** {@link #FAILED} when the window began at the earliest; only grows. */
  public final AtomicLong failuresBefore = new AtomicLong();

  /** When, counted in calls, failures happened. */
  public final Marks marks = new Marks();

  /** {@link #SUCCEEDED} and {@link #FAILED} over the latest time. */
  public final SlidingSums latest;

  /** The settings by which the window was last moved; null before the first use. */
  public volatile @Nullable CircuitBreakerSettings settings;

  public BreakerCell(long now) {
    origin = now;
    latest = new SlidingSums(now, 0, 0);
  }
}
