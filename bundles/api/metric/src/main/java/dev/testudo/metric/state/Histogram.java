package dev.testudo.metric.state;

import dev.testudo.state.Stripes;

/**
 * Durations in log-linear buckets, sixteen for each power of two, after HdrHistogram (Gil Tene,
 * 2012): the bucket is made of the position of the highest bit and of the four bits after it, so
 * that finding it takes a count of leading zeros, a shift and an addition.
 *
 * <p>The buckets are the same for all ranges; a range only says from which to which of them there
 * are columns. So histograms of different ranges add up bucket by bucket. Two more columns count
 * what is below and above the range, and one the sum.
 *
 * <p>Of short calls only some are timed. All are counted, in one column more; one that is timed
 * goes into its bucket with as many as came before it in its thread's row and were not, so that it
 * stands for them. Another column says how many went into buckets.
 */
final class Histogram {
  /** A longer duration counts as this one in the sum: 2048 of them fit. */
  static final long LONGEST = 1L << 52;

  /** From this duration on, nanoseconds, a call stands for itself alone. */
  static final long FOR_ITSELF = 1_000_000;

  private static final int SUM = 0;
  private static final int COUNT = 1;
  private static final int PLACED = 2;
  private static final int BELOW = 3;
  private static final int FIRST = 4;

  final long min;
  final long max;

  /** The first bucket that has a column. */
  final int first;

  /** The last one. */
  final int last;

  private final int above;
  private final Stripes stripes;

  // What had been counted when the quantiles were begun anew. Never written after it is published.
  private volatile long[] origin;

  Histogram(long min, long max) {
    this.min = min;
    this.max = max;
    first = bucket(min);
    last = bucket(max);
    above = FIRST + last - first + 1;
    stripes = new Stripes(above + 1);
    origin = new long[above + 1];
  }

  /** The bucket of a duration of zero or more. */
  static int bucket(long nanos) {
    int shift = Math.max(0, 59 - Long.numberOfLeadingZeros(nanos));
    return (shift << 4) + (int) (nanos >>> shift);
  }

  /** The longest duration of a bucket. */
  static long upperEnd(int bucket) {
    int shift = Math.max(0, (bucket >>> 4) - 1);
    return ((bucket - (shift << 4) + 1L) << shift) - 1;
  }

  void add(int row, long nanos) {
    long value = Math.max(0, Math.min(nanos, LONGEST));
    // In a row that belongs to nobody others may count meanwhile; there all are timed.
    long number =
        row < 0 || nanos >= FOR_ITSELF ? 1 : 1 + stripes.own(row, COUNT) - stripes.own(row, PLACED);
    stripes.add(row, COUNT, 1, PLACED, number);
    stripes.add(row, column(nanos), number, SUM, number * value);
  }

  /** Counts one that was not timed. */
  void count(int row) {
    stripes.add(row, COUNT, 1);
  }

  private int column(long nanos) {
    if (nanos < min) {
      return BELOW;
    }
    return nanos > max ? above : FIRST + bucket(nanos) - first;
  }

  /** Begins the quantiles anew. */
  void reset() {
    origin = stripes.sums();
  }

  /** How many it has counted. */
  long counted() {
    return stripes.sum(COUNT);
  }

  /**
   * Adds what it has to a reading.
   *
   * @param sinceReset the buckets since the last reset, else since the start
   */
  void readInto(Reading reading, boolean sinceReset) {
    // First the origin: it is never ahead of the counts then.
    long[] before = origin;
    long[] now = stripes.sums();
    reading.sum += now[SUM];
    reading.clamped += now[BELOW] + now[above];
    reading.count += now[COUNT];
    for (int column = BELOW; column <= above; column++) {
      int bucket = Math.max(first, Math.min(last, first + column - FIRST));
      reading.add(bucket, now[column] - (sinceReset ? before[column] : 0));
    }
  }
}
