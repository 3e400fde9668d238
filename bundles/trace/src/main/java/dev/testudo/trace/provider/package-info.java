/**
 * Traces. {@code TracePolicy} makes a span of each guarded call, {@code SpanTracer} of what code
 * opens by hand; {@code Current} knows what a thread is in the middle of; {@code Kept} makes traces
 * of the spans that have ended; the rest connects.
 */
@NullMarked
package dev.testudo.trace.provider;

import org.jspecify.annotations.NullMarked;
