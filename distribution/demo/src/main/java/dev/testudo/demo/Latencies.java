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

  /** The counts now. */
  long[] counts() {
    long[] now = new long[BUCKETS];
    for (int i = 0; i < BUCKETS; i++) {
      now[i] = counts.get(i);
    }
    return now;
  }

  /** How long this share of the calls took at most that were counted between two readings. */
  static Duration quantile(double share, long[] before, long[] now) {
    long total = 0;
    for (int i = 0; i < BUCKETS; i++) {
      total += now[i] - before[i];
    }
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long passed = 0;
    for (int i = 0; i < BUCKETS; i++) {
      passed += now[i] - before[i];
      if (passed >= rank) {
        int shift = Math.max(0, (i >>> 4) - 1);
        return Duration.ofNanos(((i - (shift << 4) + 1L) << shift) - 1);
      }
    }
    return Duration.ZERO;
  }
}
