package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.FACT;
import static dev.testudo.report.Urgency.LATELY;
import static dev.testudo.report.Urgency.NOW;

import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Meter;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.report.ReportSection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The operations of guards, the slowest first. Counts are of the whole time; quantiles go back as
 * far as the metric's history does, and are of calls that reached their target.
 */
final class OperationSection implements Section {
  private static final String NAME = "operation";
  private static final Duration JUST_NOW = Duration.ofSeconds(10);
  private static final int SENTENCES = 3;
  private static final Selection REACHED = Selection.of("outcome=!rejected");

  private final Sources sources;

  OperationSection(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return NAME;
  }

  private Optional<Meter> calls() {
    Metrics metrics = sources.metrics.get();
    return metrics == null ? Optional.empty() : metrics.find(Metrics.GUARD_CALL_SECONDS);
  }

  @Override
  public void count(BiConsumer<String, long[]> each) {
    calls().ifPresent(meter -> Traffic.of(meter).forEach((name, n) -> each.accept(key(name), n)));
  }

  private static String key(String name) {
    return NAME + "/" + name;
  }

  /** The quantiles of one time. */
  private record Slowness(
      Map<String, Duration> p50, Map<String, Duration> p99, Map<String, Duration> max) {
    static Slowness of(Meter meter, Duration time) {
      return new Slowness(
          durations(meter, Aggregation.P50, time),
          durations(meter, Aggregation.P99, time),
          durations(meter, Aggregation.MAX, time));
    }

    Duration p99(Operation operation) {
      return p99.getOrDefault(operation.name(), Duration.ZERO);
    }
  }

  @Override
  public Optional<ReportSection> make(View view) {
    return sources.metrics.get() == null ? Optional.empty() : Optional.of(section(view));
  }

  private ReportSection section(View view) {
    Meter meter = calls().orElse(null);
    if (meter == null) {
      return empty("Operations", view);
    }
    List<Operation> all = new ArrayList<>();
    Traffic.of(meter)
        .forEach((name, n) -> all.add(Operation.of(name, view.growth().of(key(name), n))));
    all.removeIf(operation -> operation.calls() == 0);
    Duration history = meter.settings().history();
    Duration window = view.request().window();
    Duration known = history.compareTo(window) < 0 ? history : window;
    Slowness slowness =
        known.toSeconds() == 0
            ? new Slowness(Map.of(), Map.of(), Map.of())
            : Slowness.of(meter, known);
    all.sort(
        Comparator.<Operation, Duration>comparing(slowness::p99)
            .thenComparing(Operation::average)
            .reversed()
            .thenComparing(Operation::name));
    String title = "Operations, the slowest first";
    if (known.compareTo(window) < 0) {
      title += "; p50, p99 and max of the latest " + Words.time(known);
    }
    ReportSection section = empty(title, view);
    for (Operation one : all.subList(0, Math.min(all.size(), view.rows()))) {
      section =
          section.row(
              one.name(),
              one.calls(),
              one.failed(),
              one.rejected(),
              one.average(),
              slowness.p50.getOrDefault(one.name(), Duration.ZERO),
              slowness.p99(one),
              slowness.max.getOrDefault(one.name(), Duration.ZERO));
    }
    return slowest(troubles(justNow(section, meter), all), all, slowness);
  }

  private static ReportSection empty(String title, View view) {
    return ReportSection.of(
            NAME, title, NAME, "calls", "failed", "rejected", "average", "p50", "p99", "max")
        .note("no guarded call in " + view.latest());
  }

  private static ReportSection justNow(ReportSection section, Meter meter) {
    if (meter.settings().history().compareTo(JUST_NOW) < 0) {
      return section;
    }
    Map<String, Double> calls = increase(meter, Selection.ALL);
    Map<String, Double> failed = increase(meter, Selection.of("outcome=failure"));
    Map<String, Double> rejected = increase(meter, Selection.of("outcome=rejected"));
    List<Operation> now = new ArrayList<>();
    calls.forEach(
        (name, count) ->
            now.add(
                Operation.of(
                    name, Math.round(count), round(failed, name), round(rejected, name), 0)));
    ReportSection told = section;
    for (Operation one : worst(now)) {
      told = told.finding(NOW, one.name() + ", in the latest 10s: " + one.trouble() + ".");
    }
    return told;
  }

  private static ReportSection troubles(ReportSection section, List<Operation> all) {
    ReportSection told = section;
    for (Operation one : worst(all)) {
      told = told.finding(LATELY, one.name() + ": " + one.trouble() + ".");
    }
    return told;
  }

  private static ReportSection slowest(
      ReportSection section, List<Operation> all, Slowness slowness) {
    if (all.isEmpty() || slowness.p99(all.get(0)).isZero()) {
      return section;
    }
    Operation slowest = all.get(0);
    return section.finding(
        FACT,
        "The slowest operation is %s: one call in a hundred takes longer than %s, the longest took %s."
            .formatted(
                slowest.name(),
                Words.time(slowness.p99(slowest)),
                Words.time(slowness.max.getOrDefault(slowest.name(), Duration.ZERO))));
  }

  private static List<Operation> worst(List<Operation> all) {
    return all.stream()
        .filter(one -> one.failed() + one.rejected() > 0)
        .sorted(
            Comparator.<Operation>comparingLong(one -> one.failed() + one.rejected()).reversed())
        .limit(SENTENCES)
        .toList();
  }

  private static long round(Map<String, Double> counts, String name) {
    return Math.round(counts.getOrDefault(name, 0.0));
  }

  private static Map<String, Double> increase(Meter meter, Selection selection) {
    return read(meter, Aggregation.INCREASE, JUST_NOW, selection);
  }

  private static Map<String, Duration> durations(Meter meter, Aggregation how, Duration time) {
    Map<String, Duration> durations = new HashMap<>();
    read(meter, how, time, REACHED)
        .forEach((name, value) -> durations.put(name, Duration.ofNanos(Math.round(value * 1e9))));
    return durations;
  }

  private static Map<String, Double> read(
      Meter meter, Aggregation how, Duration time, Selection selection) {
    Map<String, Double> read = new HashMap<>();
    for (Aggregate one : meter.aggregate(how, time, selection, "guard", NAME)) {
      read.put(String.join(".", one.labels().values()), one.value());
    }
    return read;
  }
}
