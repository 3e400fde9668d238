package dev.testudo.metric.state;

import java.time.Duration;
import java.util.List;

/**
 * What a timer has counted, at one moment: all quantiles of one reading fit together. Used by one
 * thread.
 */
public final class Reading {
  long count;
  long sum;
  long clamped;

  private final int first;
  private final long min;
  private final long max;
  private final long[] buckets;
  private long inBuckets;

  Reading(List<Histogram> histograms) {
    first = histograms.stream().mapToInt(one -> one.first).min().orElseThrow();
    min = histograms.stream().mapToLong(one -> one.min).min().orElseThrow();
    max = histograms.stream().mapToLong(one -> one.max).max().orElseThrow();
    buckets =
        new long[histograms.stream().mapToInt(one -> one.last).max().orElseThrow() - first + 1];
    histograms.forEach(one -> one.readInto(this));
  }

  void add(int bucket, long number) {
    buckets[bucket - first] += number;
    inBuckets += number;
  }

  public long count() {
    return count;
  }

  public Duration sum() {
    return Duration.ofNanos(sum);
  }

  /** How many durations were outside the range. */
  public long clamped() {
    return clamped;
  }

  /** See {@link dev.testudo.metric.Timer#quantile}. */
  public Duration quantile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share=" + share + ": must be from 0 to 1");
    }
    long rank = Math.max(1, (long) Math.ceil(share * inBuckets));
    long passed = 0;
    for (int i = 0; i < buckets.length; i++) {
      passed += buckets[i];
      if (passed >= rank) {
        return Duration.ofNanos(Math.max(min, Math.min(max, Histogram.upperEnd(first + i))));
      }
    }
    return Duration.ZERO;
  }
}
