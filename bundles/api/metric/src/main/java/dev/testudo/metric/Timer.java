package dev.testudo.metric;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Counts durations: how many, how long all together, and how they are distributed. May be used by
 * any number of threads; recording never blocks, never throws and allocates nothing.
 *
 * <p>The histogram is log-linear, with sixteen buckets for each power of two: a quantile is the
 * upper end of its bucket, at most 6.25 % more than the value that was recorded. What is outside
 * {@link MeterSettings#min} to {@link MeterSettings#max} is counted as if it were at that end, and
 * a duration below zero as zero; the sum takes all as they are, up to 52 days each.
 */
@ProviderType
public interface Timer {

  /** Records a duration in nanoseconds. */
  void record(long nanos);

  /** Records a duration. */
  void record(Duration duration);

  /** How many were recorded. */
  long count();

  /** How long they were all together. */
  Duration sum();

  /**
   * The duration that this share of all did not exceed, since the start or the last {@link
   * Meter#reset}; zero if there were none. Costs a walk over the histogram.
   *
   * @param share from 0 to 1; 0.99 for the 99th percentile, 1 for the maximum
   * @throws IllegalArgumentException if it is none of these
   */
  Duration quantile(double share);
}
