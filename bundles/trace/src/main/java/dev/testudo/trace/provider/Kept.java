package dev.testudo.trace.provider;

import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.state.SpanCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Traces of the spans that are kept. */
final class Kept {
  // By subtraction, as all times of the clock.
  private static final Comparator<SpanCell> BEGIN = (a, b) -> Long.signum(a.start - b.start);

  private Kept() {}

  private record Id(long high, long low) {}

  static List<Trace> recent(List<SpanCell> spans, TraceFilter filter) {
    return byTrace(spans).values().stream()
        .filter(
            trace ->
                filter.operation().isEmpty()
                    || trace.stream().anyMatch(span -> span.name.contains(filter.operation())))
        .filter(trace -> !filter.failed() || trace.stream().anyMatch(SpanCell::failed))
        .map(Kept::trace)
        .filter(trace -> trace.duration().compareTo(filter.minimum()) >= 0)
        .sorted(Comparator.comparing(Trace::startedAt).reversed())
        .limit(filter.limit())
        .toList();
  }

  static Optional<Trace> find(List<SpanCell> spans, String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    List<List<SpanCell>> found =
        byTrace(spans).values().stream()
            .filter(trace -> trace.get(0).context().traceIdText().startsWith(wanted))
            .toList();
    return found.size() == 1 ? Optional.of(trace(found.get(0))) : Optional.empty();
  }

  private static Map<Id, List<SpanCell>> byTrace(List<SpanCell> spans) {
    Map<Id, List<SpanCell>> traces = new HashMap<>();
    for (SpanCell span : spans) {
      traces.computeIfAbsent(new Id(span.high, span.low), id -> new ArrayList<>()).add(span);
    }
    return traces;
  }

  // A span whose parent is of another process, or is kept no more, stands where a root does.
  private static Trace trace(List<SpanCell> spans) {
    Set<Long> ids = new HashSet<>();
    spans.forEach(span -> ids.add(span.id));
    Map<Long, List<SpanCell>> children = new HashMap<>();
    for (SpanCell span : spans) {
      long parent = ids.contains(span.parentId) && span.parentId != span.id ? span.parentId : 0;
      children.computeIfAbsent(parent, id -> new ArrayList<>()).add(span);
    }
    List<SpanCell> ordered = new ArrayList<>();
    walk(children.getOrDefault(0L, List.of()), children, ordered);
    SpanCell first = ordered.get(0);
    long end = spans.stream().mapToLong(span -> span.end() - first.start).max().orElse(0);
    return new Trace(
        first.context().traceIdText(),
        first.name,
        first.startedAt(),
        Duration.ofNanos(end),
        spans.stream().anyMatch(SpanCell::failed),
        ordered.stream().map(SpanCell::snapshot).toList());
  }

  // A stack of its own: a recursion in the program is one in the trace.
  private static void walk(
      Collection<SpanCell> roots, Map<Long, List<SpanCell>> children, List<SpanCell> ordered) {
    List<SpanCell> next = new ArrayList<>(latestFirst(roots));
    while (!next.isEmpty()) {
      SpanCell span = next.remove(next.size() - 1);
      ordered.add(span);
      next.addAll(latestFirst(children.getOrDefault(span.id, List.of())));
    }
  }

  private static List<SpanCell> latestFirst(Collection<SpanCell> spans) {
    return spans.stream().sorted(BEGIN.reversed()).toList();
  }
}
