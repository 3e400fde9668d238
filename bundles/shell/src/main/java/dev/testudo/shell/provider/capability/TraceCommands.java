package dev.testudo.shell.provider.capability;

import dev.testudo.capability.Values;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Options;
import dev.testudo.shell.provider.conf.Conf;
import dev.testudo.shell.provider.render.Rows;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.TracerSnapshot;
import dev.testudo.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Traces, in place of what the generic commands list and show: their tracers. */
@Component(
    service = TraceCommands.class,
    property = {
      "osgi.command.scope=trace",
      "osgi.command.function=list",
      "osgi.command.function=show",
      "osgi.command.function=tracers",
      "service.ranking:Integer=10"
    })
public final class TraceCommands implements Completes {
  private static final String LIST =
      "trace:list [OPERATION] [--status failed|all] [--min TIME] [--limit NUMBER]";
  private static final String SHOW = "trace:show [TRACE|TRACER]";

  private final Traces traces;
  private final CapabilityCommands generic;

  @Activate
  public TraceCommands(@Reference Traces traces, @Reference Conf conf) {
    this.traces = traces;
    this.generic =
        new CapabilityCommands(Capability.of("trace", "dev.testudo.trace", traces), conf, List::of);
  }

  /** A trace in one line. */
  record Line(String trace, String name, Instant at, Duration duration, String status, int spans) {
    static Line of(Trace trace) {
      return new Line(
          trace.traceId(),
          trace.name(),
          trace.startedAt(),
          trace.duration(),
          trace.failed() ? "FAILURE" : "OK",
          trace.spans().size());
    }
  }

  record Shown(Line trace, Rows<Waterfall.Line> spans) {}

  @Descriptor(
      "Lists the traces that are kept, the latest first: those with an operation whose name contains"
          + " a word, that failed, or that took long. Example: trace:list --status failed --min 10ms")
  public Rows<?> list(
      @Descriptor("[OPERATION] [--status failed|all] [--min TIME] [--limit NUMBER]")
          String[] line) {
    Options options = new Options(LIST, line);
    List<String> words = new Arguments(LIST, options.words()).between(0, 1);
    return Answer.to(
        () ->
            Rows.of(
                Line.class,
                traces.recent(filter(words.isEmpty() ? "" : words.get(0), options)).stream()
                    .map(Line::of)
                    .toList()));
  }

  private static TraceFilter filter(String operation, Options options) {
    String status = options.get("status", "all");
    if (!status.equals("failed") && !status.equals("all")) {
      throw new CommandException("--status " + status + ": must be failed or all");
    }
    return new TraceFilter(
        operation,
        status.equals("failed"),
        (Duration) Values.read("--min", options.get("min", "0"), Duration.class),
        (int) Values.read("--limit", options.get("limit", "30"), int.class));
  }

  @Descriptor(
      "Shows a trace as a waterfall, each attempt of each call: the latest, or the one whose id"
          + " begins so; or a tracer with its settings. Example: trace:show")
  public Object show(@Descriptor("[TRACE|TRACER]") String[] words) {
    List<String> wanted = new Arguments(SHOW, words).between(0, 1);
    if (!wanted.isEmpty() && traces.find(wanted.get(0)).isPresent()) {
      return generic.show(words);
    }
    return Answer.to(
        () -> {
          Trace trace = wanted.isEmpty() ? latest() : trace(wanted.get(0));
          return new Shown(Line.of(trace), Rows.of(Waterfall.Line.class, Waterfall.of(trace)));
        });
  }

  private Trace latest() {
    return traces.recent(new TraceFilter("", false, Duration.ZERO, 1)).stream()
        .findFirst()
        .orElseThrow(
            () -> new CommandException("no trace is kept; trace:set NAME ratio=… samples more"));
  }

  private Trace trace(String id) {
    return traces
        .trace(id)
        .orElseThrow(
            () ->
                new CommandException(
                    "no trace, or several, and no tracer " + id + "; see trace:list"));
  }

  @Descriptor(
      "Lists the tracers: what they sampled, keep and dropped, and why. Example: trace:tracers")
  public Rows<?> tracers(@Descriptor("[PART]: only names that contain it") String[] words) {
    return generic.list(words);
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index != 1 || !function.equals("show")) {
      return List.of();
    }
    return Stream.concat(
            traces.recent(new TraceFilter("", false, Duration.ZERO, 20)).stream()
                .map(trace -> new Choice(trace.traceId(), trace.name(), true)),
            traces.snapshots().stream().map(TracerSnapshot::name).map(Choice::of))
        .toList();
  }
}
