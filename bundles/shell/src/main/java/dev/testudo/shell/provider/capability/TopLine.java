package dev.testudo.shell.provider.capability;

import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Meter;
import dev.testudo.metric.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An operation of a guard in the latest time.
 *
 * @param operation guard and method
 * @param rate calls a second
 * @param failed the share of calls that did not succeed, in percent
 * @param p50 half of the successful calls took no longer
 * @param p99 99 of 100 successful calls took no longer
 * @param share of the time that all operations took together, in percent
 */
record TopLine(
    String operation, double rate, double failed, Duration p50, Duration p99, double share) {
  private static final String[] BY = {"guard", "operation"};

  static List<TopLine> of(Meter meter, Duration window, String guard) {
    Selection all = Selection.of("guard=" + guard);
    Selection success = Selection.of("guard=" + guard, "outcome=success");
    Map<String, Double> rates = read(meter, Aggregation.RATE, window, all);
    Map<String, Double> good = read(meter, Aggregation.RATE, window, success);
    Map<String, Double> average = read(meter, Aggregation.AVERAGE, window, all);
    Map<String, Double> p50 = read(meter, Aggregation.P50, window, success);
    Map<String, Double> p99 = read(meter, Aggregation.P99, window, success);
    double time = 0;
    for (Map.Entry<String, Double> one : rates.entrySet()) {
      time += one.getValue() * average.getOrDefault(one.getKey(), 0.0);
    }
    List<TopLine> lines = new ArrayList<>();
    for (Map.Entry<String, Double> one : rates.entrySet()) {
      String operation = one.getKey();
      double rate = one.getValue();
      if (rate > 0) {
        lines.add(
            new TopLine(
                operation,
                rate,
                100 * (1 - good.getOrDefault(operation, 0.0) / rate),
                seconds(p50.getOrDefault(operation, 0.0)),
                seconds(p99.getOrDefault(operation, 0.0)),
                time <= 0 ? 0 : 100 * rate * average.getOrDefault(operation, 0.0) / time));
      }
    }
    lines.sort(Comparator.comparingDouble(TopLine::share).reversed());
    return lines;
  }

  private static Map<String, Double> read(
      Meter meter, Aggregation how, Duration window, Selection selection) {
    Map<String, Double> read = new HashMap<>();
    for (Aggregate one : meter.aggregate(how, window, selection, BY)) {
      read.put(String.join(".", one.labels().values()), one.value());
    }
    return read;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
