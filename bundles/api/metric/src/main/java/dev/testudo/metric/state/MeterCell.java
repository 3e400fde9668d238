package dev.testudo.metric.state;

import dev.testudo.SettingsException;
import dev.testudo.metric.Meter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The series of one meter, by their label values. Looking one up takes no lock; making and removing
 * take this cell's, so that the cap holds exactly whoever makes them, be it two versions of the
 * provider at once.
 */
public final class MeterCell {
  final ClassValue<Map<Object, DoubleSupplier>> holders = GaugeCell.holders();

  private final Map<List<String>, SeriesCell> series = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong overflows = new AtomicLong();
  private volatile @Nullable SeriesCell overflow;
  private final AtomicLong version = new AtomicLong();

  /** The samples of the latest time. */
  public final History history = new History();

  /**
   * The series of these label values, made if there is none; beyond the cap, the one series that
   * takes all the rest.
   *
   * @throws SettingsException if the meter has series of another kind
   */
  public <C extends SeriesCell> C series(
      List<String> labelValues, Class<C> type, int maxSeries, Supplier<? extends C> first) {
    SeriesCell there = series.get(labelValues);
    return cast(there == null ? make(labelValues, type, maxSeries, first) : there, type);
  }

  private SeriesCell make(
      List<String> labelValues,
      Class<? extends SeriesCell> type,
      int maxSeries,
      Supplier<? extends SeriesCell> first) {
    lock.lock();
    try {
      SeriesCell there = series.get(labelValues);
      if (there == null && series.size() < maxSeries) {
        refuseOthers(type);
        there = first.get();
        series.put(labelValues, there);
        version.incrementAndGet();
      }
      if (there == null) {
        overflows.incrementAndGet();
        there = overflow;
      }
      if (there == null) {
        there = first.get();
        overflow = there;
        version.incrementAndGet();
      }
      return there;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Shows a gauge for these label values, in place of the one before. Beyond the cap it is made,
   * but not shown.
   */
  public GaugeCell gauge(List<String> labelValues, DoubleSupplier value, int maxSeries) {
    lock.lock();
    try {
      refuseOthers(GaugeCell.class);
      GaugeCell gauge = new GaugeCell(this, labelValues, value);
      SeriesCell before = series.get(labelValues);
      if (before == null && series.size() >= maxSeries) {
        overflows.incrementAndGet();
        gauge.release();
        return gauge;
      }
      series.put(labelValues, gauge);
      version.incrementAndGet();
      if (before instanceof GaugeCell replaced) {
        replaced.release();
      }
      return gauge;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a series out; gives whether there was one. */
  public boolean remove(List<String> labelValues) {
    SeriesCell there = series.get(labelValues);
    return there != null && remove(labelValues, there);
  }

  boolean remove(List<String> labelValues, SeriesCell cell) {
    lock.lock();
    try {
      boolean removed = series.remove(labelValues, cell);
      version.incrementAndGet();
      if (removed && cell instanceof GaugeCell gauge) {
        gauge.release();
      }
      return removed;
    } finally {
      lock.unlock();
    }
  }

  /** Another number after series have come or gone. */
  public long version() {
    return version.get();
  }

  /** All series but the one for the rest; a live view. */
  public Map<List<String>, SeriesCell> all() {
    return Collections.unmodifiableMap(series);
  }

  /**
   * All series, with the one for the rest under label values that are all {@value Meter#OVERFLOW}.
   */
  public Map<List<String>, SeriesCell> everything() {
    SeriesCell rest = overflow;
    if (rest == null) {
      return all();
    }
    Map<List<String>, SeriesCell> everything = new HashMap<>(series);
    int labels = everything.keySet().stream().mapToInt(List::size).findAny().orElse(0);
    everything.put(Collections.nCopies(labels, Meter.OVERFLOW), rest);
    return everything;
  }

  /** The series that takes what is beyond the cap. */
  public Optional<SeriesCell> overflow() {
    return Optional.ofNullable(overflow);
  }

  /** How often a series beyond the cap was asked for. */
  public long overflows() {
    return overflows.get();
  }

  private void refuseOthers(Class<? extends SeriesCell> type) {
    series.values().stream().findAny().ifPresent(one -> cast(one, type));
  }

  private static <C extends SeriesCell> C cast(SeriesCell cell, Class<C> type) {
    if (!type.isInstance(cell)) {
      throw new SettingsException(
          "the meter has series of another kind: "
              + cell.getClass().getSimpleName()
              + ", not "
              + type.getSimpleName());
    }
    return type.cast(cell);
  }
}
