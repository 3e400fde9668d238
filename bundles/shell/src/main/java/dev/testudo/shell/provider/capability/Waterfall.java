package dev.testudo.shell.provider.capability;

import dev.testudo.trace.SpanEvent;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.SpanStatus;
import dev.testudo.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A trace against time: a line for each span, and for each attempt and event in it. */
final class Waterfall {
  private static final int WIDTH = 32;

  private Waterfall() {}

  /**
   * @param span its name, further in for what is part of it
   * @param time when it was, from the trace's begin on the left to its end on the right
   * @param start how long after the trace's begin
   * @param note of what it failed, and what was said of it
   */
  record Line(
      String span,
      String time,
      Duration start,
      Duration duration,
      SpanStatus status,
      String note) {}

  static List<Line> of(Trace trace) {
    Map<String, Integer> depths = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    long whole = Math.max(1, trace.duration().toNanos());
    for (SpanSnapshot span : trace.spans()) {
      int depth = depths.getOrDefault(span.parentId(), -1) + 1;
      depths.put(span.spanId(), depth);
      Duration start = Duration.between(trace.startedAt(), span.startedAt());
      lines.add(
          new Line(
              "  ".repeat(depth) + span.name(),
              bar(start, span.duration(), whole, '='),
              start,
              span.duration(),
              span.status(),
              note(span)));
      for (SpanEvent event : span.events()) {
        Duration at = start.plus(event.at());
        lines.add(
            new Line(
                "  ".repeat(depth) + "- " + event.name(),
                bar(at, event.duration(), whole, '-'),
                at,
                event.duration(),
                event.status(),
                event.text()));
      }
    }
    return lines;
  }

  private static String note(SpanSnapshot span) {
    List<String> parts = new ArrayList<>();
    if (!span.error().isEmpty()) {
      parts.add(span.error());
    }
    new TreeMap<>(span.attributes()).forEach((key, value) -> parts.add(key + "=" + value));
    if (span.droppedDetails() > 0) {
      parts.add(span.droppedDetails() + " more");
    }
    return String.join(", ", parts);
  }

  // At least one character, within the width, however short it was and whatever the clocks said.
  private static String bar(Duration start, Duration duration, long whole, char with) {
    int from = column(start, whole, WIDTH - 1);
    int to = Math.max(from + 1, column(start.plus(duration), whole, WIDTH));
    return ".".repeat(from) + String.valueOf(with).repeat(to - from) + ".".repeat(WIDTH - to);
  }

  private static int column(Duration at, long whole, int most) {
    double share = (double) at.toNanos() / whole;
    return (int) Math.max(0, Math.min(most, Math.round(share * WIDTH)));
  }
}
