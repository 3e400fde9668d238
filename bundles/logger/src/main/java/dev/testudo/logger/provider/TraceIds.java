package dev.testudo.logger.provider;

import dev.testudo.trace.SpanContext;
import dev.testudo.trace.Traces;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The ids of the trace that the calling thread is in the middle of. */
final class TraceIds {
  static final String TRACE = "trace_id";
  static final String SPAN = "span_id";
  static final String CORRELATION = SpanContext.CORRELATION_ID;

  private final AtomicReference<@Nullable Traces> traces = new AtomicReference<>();

  /** Who knows, while somebody does. */
  AtomicReference<@Nullable Traces> traces() {
    return traces;
  }

  /** Puts the ids into a map, as far as there are any. */
  void into(Map<String, String> map) {
    SpanContext context = current();
    if (context == null) {
      return;
    }
    if (context.hasTrace()) {
      map.put(TRACE, context.traceIdText());
      map.put(SPAN, context.spanIdText());
      map.put(CORRELATION, context.traceIdText());
    }
    String correlation = context.baggage().get(CORRELATION);
    if (correlation != null) {
      map.put(CORRELATION, correlation);
    }
  }

  // A line without ids is better than none: whatever goes wrong there, as in a moment when the
  // traces' bundle is gone, is no matter of who logs.
  private @Nullable SpanContext current() {
    Traces known = traces.get();
    try {
      return known == null ? null : known.current().context().orElse(null);
    } catch (RuntimeException e) {
      return null;
    }
  }
}
