package dev.testudo.trace.provider;

import dev.testudo.Testudo;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetrySettings;
import dev.testudo.trace.SpanEvent;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A guard with traces, without a framework. */
final class Bench implements AutoCloseable {
  static final TracerSettings ALL = new TracerSettings(1, 10_000, 10_000_000);
  static final TracerSettings NONE = new TracerSettings(0, 10_000, 10_000_000);

  final Testudo testudo = Testudo.standalone();
  final Traces traces = testudo.get(Traces.class);
  final Tracer tracer;
  final Guard guard;

  /**
   * @param settings of the tracer {@code shop}
   * @param policies of the guard {@code shop}, in addition to its spans
   */
  Bench(TracerSettings settings, String... policies) {
    tracer = traces.named("shop", settings);
    testudo
        .get(Retries.class)
        .named(
            "shop",
            new RetrySettings(
                3,
                Duration.ofMillis(1),
                1,
                Duration.ofMillis(1),
                0,
                100,
                1_000,
                FAILURES,
                List.of()));
    guard = guard("shop", policies);
  }

  private static final List<String> FAILURES = List.of("java.lang.Exception");

  Guard guard(String name, String... policies) {
    return testudo.get(Guards.class).named(name, new GuardSettings(policies));
  }

  /** What a request sends on now. */
  Map<String, String> injected() {
    Map<String, String> headers = new LinkedHashMap<>();
    traces.inject(headers);
    return headers;
  }

  /** The id of the trace that is current, or nothing. */
  String traceId() {
    return traces.current().context().map(context -> context.traceIdText()).orElse("");
  }

  /** The only trace that is kept. */
  Trace only() {
    List<Trace> all = traces.recent(new TraceFilter());
    if (all.size() != 1) {
      throw new AssertionError("traces: " + all);
    }
    return all.get(0);
  }

  /** A trace as a tree: names indented, with status and attempts. */
  static List<String> tree(Trace trace) {
    Map<String, Integer> depths = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (SpanSnapshot span : trace.spans()) {
      int depth = depths.getOrDefault(span.parentId(), -1) + 1;
      depths.put(span.spanId(), depth);
      lines.add("  ".repeat(depth) + span.name() + " " + span.status());
      for (SpanEvent event : span.events()) {
        lines.add("  ".repeat(depth) + "- " + event.name() + " " + event.status());
      }
    }
    return lines;
  }

  @Override
  public void close() {
    testudo.close();
  }
}
