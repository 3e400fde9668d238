package dev.testudo.metric.provider;

import dev.testudo.SettingsException;
import dev.testudo.capability.SnapshotMetric;
import dev.testudo.metric.Kind;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.state.CounterCell;
import dev.testudo.metric.state.GaugeCell;
import dev.testudo.metric.state.Level;
import dev.testudo.metric.state.MeterCell;
import dev.testudo.metric.state.SeriesCell;
import dev.testudo.metric.state.ShownCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the snapshots of one capability into the series of its meters. */
final class SnapshotWriter {
  private static final int MAX_SERIES = 10_000;

  private final MeterRegistry registry;
  private final String owner;
  private final String word;
  private final ShownCell shown;
  private final Map<Class<?>, List<SnapshotMetric>> metrics = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  SnapshotWriter(MeterRegistry registry, String owner, String word) {
    this.registry = registry;
    this.owner = owner;
    this.word = word;
    this.shown = registry.shown(word);
  }

  /** The number of the round that begins now. */
  long round() {
    return shown.rounds;
  }

  /**
   * Writes the snapshots of a round, and takes out what is not in them.
   *
   * @param round what {@link #round()} gave before they were read: if another was written since,
   *     these are old
   * @param first whether nobody has looked at this capability before
   */
  void write(long round, List<Record> snapshots, boolean first) {
    shown.lock.lock();
    try {
      if (shown.rounds != round) {
        return;
      }
      shown.rounds = round + 1;
      Map<String, Set<List<String>>> written = new HashMap<>();
      for (Map.Entry<Class<? extends Record>, List<Record>> one : byClass(snapshots).entrySet()) {
        for (SnapshotMetric metric : metrics(one.getKey())) {
          written
              .computeIfAbsent(metric.metric(), any -> new HashSet<>())
              .addAll(write(metric, one.getValue(), first));
        }
      }
      for (String meter : shown.meters) {
        keep(meter, written.getOrDefault(meter, Set.of()));
      }
    } finally {
      shown.lock.unlock();
    }
  }

  /** Takes all series out. */
  void clear() {
    write(round(), List.of(), false);
  }

  /** Notes an event of this capability's metrics, once. */
  void tell(String what, String text) {
    if (told.add(what + text)) {
      registry.note("testudo_" + word, what, text);
    }
  }

  // Of one, but for an update of the contract between two of them.
  private static Map<Class<? extends Record>, List<Record>> byClass(List<Record> snapshots) {
    Map<Class<? extends Record>, List<Record>> byClass = new HashMap<>();
    snapshots.forEach(
        one -> byClass.computeIfAbsent(one.getClass(), type -> new ArrayList<>()).add(one));
    return byClass;
  }

  private List<SnapshotMetric> metrics(Class<? extends Record> type) {
    return metrics.computeIfAbsent(type, absent -> SnapshotMetric.of(word, type));
  }

  /** Gives the series that it has written. */
  private Set<List<String>> write(SnapshotMetric metric, List<Record> snapshots, boolean first) {
    Set<List<String>> written = new HashSet<>();
    try {
      MeterCell cell = meter(metric);
      for (Record snapshot : snapshots) {
        metric.read(
            snapshot,
            (labelValues, value) -> {
              if (put(cell, labelValues, value, metric.total(), first)) {
                written.add(labelValues);
              }
            });
      }
    } catch (SettingsException | IllegalArgumentException e) {
      // The name is taken by a meter of another kind, say: the others are shown all the same.
      tell("REFUSED", metric.metric() + ": " + e.getMessage());
    }
    return written;
  }

  private MeterCell meter(SnapshotMetric metric) {
    MeterSettings settings =
        new MeterSettings(
            metric.total() ? Kind.COUNTER : Kind.GAUGE,
            "What " + word + ":list shows as " + metric.component(),
            metric.unit(),
            metric.labels(),
            MAX_SERIES);
    registry.named(metric.metric(), settings, owner);
    shown.meters.add(metric.metric());
    return registry.cell(metric.metric());
  }

  private boolean put(
      MeterCell cell, List<String> labelValues, double value, boolean total, boolean first) {
    SeriesCell there = cell.all().get(labelValues);
    if (there == null && cell.all().size() >= MAX_SERIES) {
      tell("OVERFLOW", "more than " + MAX_SERIES + " series; what is beyond is not shown");
      return false;
    }
    if (total) {
      count(cell, labelValues, (long) value, first);
    } else if (!(there instanceof GaugeCell gauge && gauge.level(value))) {
      cell.gauge(labelValues, new Level(value), MAX_SERIES).level(value);
    }
    return true;
  }

  // What has counted less than before is another one of the same name: its series starts anew.
  private static void count(MeterCell cell, List<String> labelValues, long value, boolean first) {
    CounterCell counter = counter(cell, labelValues, first ? value : 0);
    if (value < counter.count()) {
      cell.remove(labelValues);
      counter = counter(cell, labelValues, 0);
    }
    counter.add(value - counter.count());
  }

  private static CounterCell counter(MeterCell cell, List<String> labelValues, long before) {
    return cell.series(labelValues, CounterCell.class, MAX_SERIES, () -> new CounterCell(before));
  }

  private void keep(String meter, Set<List<String>> written) {
    if (registry.find(meter).isEmpty()) {
      return;
    }
    MeterCell cell = registry.cell(meter);
    for (List<String> labelValues : cell.all().keySet()) {
      if (!written.contains(labelValues)) {
        cell.remove(labelValues);
      }
    }
  }
}
