package dev.testudo.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of one trace.
 *
 * @param traceId 32 hexadecimal digits
 * @param name of the span that began it here
 * @param startedAt when that one began
 * @param duration from there to the last end
 * @param failed whether any of its spans failed
 * @param spans parents before their children, in the order in which they began
 */
public record Trace(
    String traceId,
    String name,
    Instant startedAt,
    Duration duration,
    boolean failed,
    List<SpanSnapshot> spans) {}
