package dev.testudo.metric.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one series: in rings, a place for each tick. Counts and sums are kept as they
 * were, buckets as what came since the tick before, since few change from one to the next. Used
 * under the lock of its {@link History}.
 */
public final class Track {
  private static final int[] NONE = {};

  /** Whose samples they are: a series that was taken out and made again is another one. */
  final SeriesCell cell;

  /** The first tick that has a sample. */
  public final long born;

  private final long before;
  private int size;
  private long[] counts;
  private long[] sums;
  private double[] values;
  private int[] @Nullable [] buckets;

  // What the buckets of the timer were at the latest tick.
  private int first;
  private long[] last = {};
  private long counted;

  Track(SeriesCell cell, long born, int size) {
    this.cell = cell;
    this.born = born;
    this.size = size;
    this.before = cell instanceof CounterCell counter ? counter.before() : 0;
    boolean gauge = cell instanceof GaugeCell;
    boolean timer = cell instanceof TimerCell;
    counts = new long[gauge ? 0 : size];
    sums = new long[timer ? size : 0];
    values = new double[gauge ? size : 0];
    buckets = new int[timer ? size : 0][];
  }

  /** Whether it is a timer. */
  public boolean timer() {
    return cell instanceof TimerCell;
  }

  /** Whether it is a gauge. */
  public boolean gauge() {
    return cell instanceof GaugeCell;
  }

  void take(long tick) {
    int at = (int) (tick % size);
    if (cell instanceof CounterCell counter) {
      counts[at] = counter.count();
    } else if (cell instanceof TimerCell timer) {
      take(timer, at, tick);
    } else {
      values[at] = ((GaugeCell) cell).sampled();
    }
  }

  private void take(TimerCell timer, int at, long tick) {
    long now = timer.counted();
    if (now == counted && tick > born) {
      int before = (int) ((tick - 1) % size);
      counts[at] = counts[before];
      sums[at] = sums[before];
      buckets[at] = NONE;
      return;
    }
    Reading reading = timer.readWhole();
    counted = now;
    counts[at] = reading.count();
    sums[at] = reading.sum().toNanos();
    buckets[at] = changes(reading.first(), reading.buckets());
  }

  // Pairs of a bucket's number and by how much it grew.
  private int[] changes(int firstNow, long... now) {
    int[] changes = new int[2 * now.length];
    int n = 0;
    for (int i = 0; i < now.length; i++) {
      int bucket = firstNow + i;
      int there = bucket - first;
      long grew = now[i] - (there >= 0 && there < last.length ? last[there] : 0);
      if (grew != 0) {
        changes[n++] = bucket;
        changes[n++] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, grew));
      }
    }
    first = firstNow;
    last = now;
    return Arrays.copyOf(changes, n);
  }

  void resize(int other, long from, long to) {
    Track kept = new Track(cell, born, other);
    for (long tick = Math.max(from, born); tick < to; tick++) {
      int old = (int) (tick % size);
      int at = (int) (tick % other);
      if (counts.length > 0) {
        kept.counts[at] = counts[old];
      }
      if (values.length > 0) {
        kept.values[at] = values[old];
      }
      if (sums.length > 0) {
        kept.sums[at] = sums[old];
        kept.buckets[at] = buckets[old];
      }
    }
    size = other;
    counts = kept.counts;
    sums = kept.sums;
    values = kept.values;
    buckets = kept.buckets;
  }

  /** What a counter or timer had counted at a tick; before its first, what it began with. */
  public long count(long tick) {
    return tick < born ? before : counts[(int) (tick % size)];
  }

  /** How long all durations had been together at a tick, in nanoseconds. */
  public long sum(long tick) {
    return tick < born ? 0 : sums[(int) (tick % size)];
  }

  /** A gauge at a tick; NaN before its first. */
  public double value(long tick) {
    return tick < born ? Double.NaN : values[(int) (tick % size)];
  }

  /** Adds what came into the buckets from one tick to another. */
  public void buckets(long after, long upTo, BucketSums sums) {
    // What a series that is as old as the history had counted before it is nobody's.
    for (long tick = Math.max(after + 1, Math.max(born, 1)); tick <= upTo; tick++) {
      int[] changes = buckets[(int) (tick % size)];
      if (changes != null) {
        for (int i = 0; i < changes.length; i += 2) {
          sums.add(changes[i], changes[i + 1]);
        }
      }
    }
  }
}
