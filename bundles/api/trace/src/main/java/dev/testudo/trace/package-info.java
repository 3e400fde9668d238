/**
 * A trace is what one request did on its way, here and elsewhere: a tree of spans, each with its
 * name, its time, how it came out, and the attempts that it took. Every guarded call is a span;
 * code opens others by hand: {@code try (Span span = tracer.span("parse")) { … }}.
 *
 * <p>{@link dev.testudo.trace.Traces} gives tracers by name. A tracer decides which requests are
 * traced, those that begin with it; calls within a traced request are part of the trace, whatever
 * their own tracer's ratio, and calls within one that is not cost next to nothing. What has ended
 * is kept for a while, within bounds, and told to {@link dev.testudo.trace.SpanListener}s.
 *
 * <p>{@link dev.testudo.trace.SpanContext} takes a trace from one process to the next, in the
 * headers of <a href="https://www.w3.org/TR/trace-context-2/">W3C Trace Context</a> and <a
 * href="https://www.w3.org/TR/baggage/">Baggage</a>.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.trace;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
