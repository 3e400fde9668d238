package dev.testudo.trace;

import dev.testudo.Instance;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens spans, and decides which requests are traced. A guard's calls use the tracer of the guard's
 * name. All methods may be called from any thread.
 */
@ProviderType
public interface Tracer extends Instance<TracerSettings, TracerSnapshot> {

  /**
   * Opens a span as part of what the calling thread is in the middle of, and makes it current. It
   * is to be closed by the same thread, best by {@code try}; what is left open ends with the
   * guarded call around it, or when nobody has the span any more.
   */
  Span span(String name);

  /** The same as part of a trace that began elsewhere. */
  Span span(String name, SpanContext parent);

  /** The same with the headers of a request, {@code traceparent} and those that go with it. */
  Span span(String name, Map<String, String> headers);
}
