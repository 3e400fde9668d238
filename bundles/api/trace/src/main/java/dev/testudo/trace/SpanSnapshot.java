package dev.testudo.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A span that has ended.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 of them
 * @param parentId the span that it is part of, which may be another process's; empty for a root
 * @param tracer by whom it was opened
 * @param name the operation ({@code orders.find}), or what code called it
 * @param startedAt when, in wall time; within a trace all are taken from one reading of it
 * @param duration how long it took, by the monotonic clock
 * @param status how it came out
 * @param error what it failed of, in one line; empty if it did not
 * @param attributes what was said of it
 * @param events what happened in it, attempts first of all
 * @param droppedDetails how many attributes and events were left out
 */
public record SpanSnapshot(
    String traceId,
    String spanId,
    String parentId,
    String tracer,
    String name,
    Instant startedAt,
    Duration duration,
    SpanStatus status,
    String error,
    Map<String, String> attributes,
    List<SpanEvent> events,
    int droppedDetails) {}
