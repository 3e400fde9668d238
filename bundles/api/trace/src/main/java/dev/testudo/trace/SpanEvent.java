package dev.testudo.trace;

import java.time.Duration;

/**
 * Something that happened in a span: an attempt of a guarded call, or what code said by {@link
 * Span#event}.
 *
 * @param name {@code attempt 2}, or the text
 * @param at how long after the span's start
 * @param duration of an attempt; zero for others
 * @param status how an attempt came out
 * @param text what the attempt failed of, and when the next one is due; empty for others
 */
public record SpanEvent(
    String name, Duration at, Duration duration, SpanStatus status, String text) {}
