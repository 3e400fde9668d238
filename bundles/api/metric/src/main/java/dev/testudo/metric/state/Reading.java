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

  /**
   * @param sinceReset the buckets since the last reset, else since the start
   */
  Reading(List<Histogram> histograms, boolean sinceReset) {
    first = histograms.stream().mapToInt(one -> one.first).min().orElseThrow();
    min = histograms.stream().mapToLong(one -> one.min).min().orElseThrow();
    max = histograms.stream().mapToLong(one -> one.max).max().orElseThrow();
    buckets =
        new long[histograms.stream().mapToInt(one -> one.last).max().orElseThrow() - first + 1];
    histograms.forEach(one -> one.readInto(this, sinceReset));
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

  /** The number of the first bucket. */
  int first() {
    return first;
  }

  /** How many durations are in each bucket, from the first one on. */
  long[] buckets() {
    return buckets;
  }

  /**
   * The upper ends of the octaves, powers of two less one, in nanoseconds: below the last of them
   * is every duration of the range.
   */
  public long[] bounds() {
    int from = 64 - Long.numberOfLeadingZeros(min - 1);
    int to = 64 - Long.numberOfLeadingZeros(max - 1);
    long[] bounds = new long[to - from + 1];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = (1L << (from + i)) - 1;
    }
    return bounds;
  }

  /** How many durations were no longer than each bound. What was not timed is in none. */
  public long[] upTo(long... bounds) {
    long[] upTo = new long[bounds.length];
    long passed = 0;
    int i = 0;
    for (int bound = 0; bound < bounds.length; bound++) {
      while (i < buckets.length && Histogram.upperEnd(first + i) <= bounds[bound]) {
        passed += buckets[i++];
      }
      upTo[bound] = Math.min(passed, count);
    }
    return upTo;
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
