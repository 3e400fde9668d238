package dev.testudo.shell.provider.capability;

import dev.testudo.capability.Values;
import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.command.Options;
import dev.testudo.shell.provider.render.Rows;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only metrics can. */
@Component(
    service = MetricCommands.class,
    property = {
      "osgi.command.scope=metric",
      "osgi.command.function=query",
      "osgi.command.function=top"
    })
public final class MetricCommands implements Completes {
  private static final String QUERY =
      "metric:query METER [LABEL=VALUE…] [--as HOW] [--over TIME] [--by LABELS]";
  private static final String TOP = "metric:top [GUARD] [--over TIME]";

  private final Metrics metrics;

  @Activate
  public MetricCommands(@Reference Metrics metrics) {
    this.metrics = metrics;
  }

  /**
   * @param labels what the line is of
   * @param value the number; seconds for durations
   */
  record Line(Map<String, String> labels, double value, int series) {}

  @Descriptor(
      "Puts the samples of the latest time together: as rate, increase, last, average, min, max,"
          + " p50, p90, p95, p99 or p999; a value may be part* or !value."
          + " Example: metric:query testudo_guard_call_seconds outcome=success --as p99 --by guard")
  public Rows<?> query(
      @Descriptor("METER [LABEL=VALUE…] [--as HOW] [--over TIME] [--by LABELS]") String[] line) {
    Options options = new Options(QUERY, line);
    List<String> words = new Arguments(QUERY, options.words()).between(1, Integer.MAX_VALUE);
    return Answer.to(
        () -> {
          Meter meter = meter(words.get(0));
          List<Aggregate> found =
              meter.aggregate(
                  how(options.get("as", usual(meter))),
                  time(options),
                  Selection.of(words.subList(1, words.size())),
                  by(options.get("by", "")));
          return Rows.of(
              Line.class,
              found.stream()
                  .map(one -> new Line(one.labels(), one.value(), one.series()))
                  .toList());
        });
  }

  private static String usual(Meter meter) {
    return switch (meter.settings().kind()) {
      case COUNTER -> "rate";
      case GAUGE -> "last";
      case TIMER -> "p99";
    };
  }

  @Descriptor(
      "The guarded operations that took the most time lately, over the latest minute or another"
          + " time; the share is of the time of all together. Example: metric:top --over 5m")
  public Rows<?> top(@Descriptor("[GUARD] [--over TIME]") String[] line) {
    Options options = new Options(TOP, line);
    List<String> guard = new Arguments(TOP, options.words()).between(0, 1);
    return Answer.to(
        () ->
            Rows.of(
                TopLine.class,
                metrics
                    .find(Metrics.GUARD_CALL_SECONDS)
                    .map(
                        meter ->
                            TopLine.of(meter, time(options), guard.isEmpty() ? "*" : guard.get(0)))
                    .orElse(List.of())));
  }

  private Meter meter(String name) {
    return metrics
        .find(name)
        .orElseThrow(() -> new CommandException("no meter " + name + Near.hint(name, names())));
  }

  private static Aggregation how(String word) {
    return (Aggregation) Values.read("--as", word, Aggregation.class);
  }

  private static List<String> ways() {
    return Arrays.stream(Aggregation.values())
        .map(one -> one.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Duration time(Options options) {
    return (Duration) Values.read("--over", options.get("over", "1m"), Duration.class);
  }

  private static String[] by(String labels) {
    return labels.isBlank() ? new String[0] : labels.strip().split("\\s*,\\s*");
  }

  private List<String> names() {
    return metrics.snapshots().stream().map(MeterSnapshot::name).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    String before = words.get(index - 1);
    if (before.equals("--as")) {
      return ways().stream().map(Choice::of).toList();
    }
    if (function.equals("query") && index == 1) {
      return names().stream().map(Choice::of).toList();
    }
    if (function.equals("query") && words.size() > 1) {
      return metrics.find(words.get(1)).map(meter -> labels(meter, before)).orElse(List.of());
    }
    return List.of();
  }

  private static List<Choice> labels(Meter meter, String before) {
    boolean by = before.equals("--by");
    return meter.settings().labels().stream()
        .map(label -> new Choice(by ? label : label + "=", "", by))
        .toList();
  }
}
