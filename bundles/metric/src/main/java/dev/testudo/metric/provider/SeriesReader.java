package dev.testudo.metric.provider;

import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Series;
import dev.testudo.metric.state.CounterCell;
import dev.testudo.metric.state.GaugeCell;
import dev.testudo.metric.state.MeterCell;
import dev.testudo.metric.state.Reading;
import dev.testudo.metric.state.SeriesCell;
import dev.testudo.metric.state.TimerCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the series of a meter. */
final class SeriesReader {
  private final MeterSettings settings;

  private SeriesReader(MeterSettings settings) {
    this.settings = settings;
  }

  static MeterSnapshot read(String name, MeterSettings settings, MeterCell cell) {
    SeriesReader reader = new SeriesReader(settings);
    List<Series> series = new ArrayList<>();
    sorted(cell).forEach((values, one) -> series.add(reader.read(values, one)));
    return new MeterSnapshot(
        name, settings.kind(), settings.help(), settings.unit(), series, cell.overflows());
  }

  /** The series in the order of their label values; what takes the rest comes last. */
  static Map<List<String>, SeriesCell> sorted(MeterCell cell) {
    Map<List<String>, SeriesCell> sorted =
        new TreeMap<>((a, b) -> Arrays.compare(a.toArray(new String[0]), b.toArray(new String[0])));
    sorted.putAll(cell.all());
    Map<List<String>, SeriesCell> ordered = new LinkedHashMap<>(sorted);
    cell.everything().forEach(ordered::putIfAbsent);
    return ordered;
  }

  private Series read(List<String> labelValues, SeriesCell cell) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < labelValues.size(); i++) {
      labels.put(settings.labels().get(i), labelValues.get(i));
    }
    if (cell instanceof CounterCell counter) {
      return new Series.Count(labels, counter.count());
    }
    if (cell instanceof TimerCell timer) {
      return durations(labels, timer.read());
    }
    return value(labels, (GaugeCell) cell);
  }

  private static Series durations(Map<String, String> labels, Reading reading) {
    return new Series.Durations(
        labels,
        reading.count(),
        reading.sum(),
        reading.quantile(0.5),
        reading.quantile(0.9),
        reading.quantile(0.99),
        reading.quantile(1),
        reading.clamped());
  }

  // A gauge that throws says so in its own place, and all others are read all the same.
  private static Series value(Map<String, String> labels, GaugeCell gauge) {
    try {
      return new Series.Value(labels, gauge.read(), "");
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      return new Series.Value(labels, Double.NaN, e.toString());
    }
  }
}
