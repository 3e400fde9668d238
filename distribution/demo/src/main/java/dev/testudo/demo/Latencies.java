package dev.testudo.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long calls took, in buckets that are a sixteenth of their value wide: the highest bit of the
 * nanoseconds and the four bits after it make the bucket. May be used by any number of threads.
 */
final class Latencies {
  private static final int BUCKETS = 61 << 4;

  private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

  void add(long nanos) {
    long value = Math.max(0, nanos);
    int shift = Math.max(0, 59 - Long.numberOfLeadingZeros(value));
    counts.incrementAndGet((shift << 4) + (int) (value >>> shift));
  }

  Reading read() {
    long[] now = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      now[i] = counts.get(i);
    }
    return new Reading(now);
  }

  /** The counts at one moment. */
  static final class Reading {
    static final Reading NONE = new Reading(new long[BUCKETS]);

    private final long[] counts;

    private Reading(long[] counts) {
      this.counts = counts;
    }

    /** How long this share of the calls since an earlier reading took at most; 0 if none. */
    Duration quantile(double share, Reading since) {
      long total = 0;
      for (int i = 0; i < BUCKETS; i++) {
        total += counts[i] - since.counts[i];
      }
      long rank = Math.max(1, (long) Math.ceil(share * total));
      long passed = 0;
      for (int i = 0; i < BUCKETS; i++) {
        passed += counts[i] - since.counts[i];
        if (passed >= rank) {
          int shift = Math.max(0, (i >>> 4) - 1);
          return Duration.ofNanos(((i - (shift << 4) + 1L) << shift) - 1);
        }
      }
      return Duration.ZERO;
    }
  }
}
