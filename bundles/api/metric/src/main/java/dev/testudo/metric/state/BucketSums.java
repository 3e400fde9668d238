package dev.testudo.metric.state;

import java.util.Map;
import java.util.TreeMap;

/** Buckets of several timers and ticks, added up. Used by one thread. */
public final class BucketSums {
  private final TreeMap<Integer, Long> sums = new TreeMap<>();
  private long total;

  void add(int bucket, long number) {
    sums.merge(bucket, number, Long::sum);
    total += number;
  }

  /** Whether nothing is in them. */
  public boolean isEmpty() {
    return total <= 0;
  }

  /**
   * The duration that this share did not exceed, in nanoseconds: the upper end of its bucket.
   *
   * @param share from 0, for the shortest, to 1, for the longest
   */
  public long quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long passed = 0;
    for (Map.Entry<Integer, Long> one : sums.entrySet()) {
      passed += one.getValue();
      if (passed >= rank) {
        return Histogram.upperEnd(one.getKey());
      }
    }
    return 0;
  }
}
