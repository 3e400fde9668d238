package dev.testudo.metric.state;

import dev.testudo.metric.Timer;
import dev.testudo.state.Stripes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A timer: one histogram for each range it has had, of which the latest is written. The others are
 * kept and read with it, so that no count is lost when the range changes, not even that of a call
 * which records into the old one at that moment.
 */
public final class TimerCell implements Timer, SeriesCell {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Histogram current;
  private volatile List<Histogram> all;

  /** A timer that tells durations apart from {@code min} to {@code max}. */
  public TimerCell(Duration min, Duration max) {
    current = new Histogram(min.toNanos(), max.toNanos());
    all = List.of(current);
  }

  /** Records into another range from now on. */
  public void range(Duration min, Duration max) {
    lock.lock();
    try {
      long low = min.toNanos();
      long high = max.toNanos();
      if (current.min == low && current.max == high) {
        return;
      }
      List<Histogram> histograms = new ArrayList<>(all);
      Histogram next =
          histograms.stream()
              .filter(one -> one.min == low && one.max == high)
              .findFirst()
              .orElseGet(
                  () -> {
                    Histogram made = new Histogram(low, high);
                    histograms.add(made);
                    return made;
                  });
      // Readers must know it before the first writer does.
      all = List.copyOf(histograms);
      current = next;
    } finally {
      lock.unlock();
    }
  }

  /** Begins the quantiles anew. */
  public void reset() {
    all.forEach(Histogram::reset);
  }

  /**
   * Records from inside a guarded call.
   *
   * @param row the thread's row, see {@link Stripes#add}
   */
  public void record(int row, long nanos) {
    current.add(row, nanos);
  }

  /**
   * Counts a call that was not timed; those that are stand for it.
   *
   * @param row the thread's own row; one whose thread has none is to be timed
   */
  public void count(int row) {
    current.count(row);
  }

  @Override
  public void record(long nanos) {
    current.add(Stripes.SHARED, nanos);
  }

  @Override
  public void record(Duration duration) {
    record(TimeUnit.NANOSECONDS.convert(duration)); // more than 292 years saturate
  }

  /** All that it has counted. */
  public Reading read() {
    return new Reading(all, true);
  }

  /** The same, and the buckets too since the start. */
  public Reading readWhole() {
    return new Reading(all, false);
  }

  /** How many it has counted; cheaper than a reading. */
  long counted() {
    long counted = 0;
    for (Histogram one : all) {
      counted += one.counted();
    }
    return counted;
  }

  @Override
  public long count() {
    return read().count();
  }

  @Override
  public Duration sum() {
    return read().sum();
  }

  @Override
  public Duration quantile(double share) {
    return read().quantile(share);
  }
}
