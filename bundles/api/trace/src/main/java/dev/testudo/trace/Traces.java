package dev.testudo.trace;

import dev.testudo.Registry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives tracers by name, the traces that are kept, and what the calling thread is in the middle of.
 * All methods may be called from any thread; none blocks.
 */
@ProviderType
public interface Traces extends Registry<Tracer, TracerSettings, TracerSnapshot> {

  /** The traces that are kept and that a filter lets through, the latest first. */
  List<Trace> recent(TraceFilter filter);

  /**
   * The trace of this id, as far as it is kept.
   *
   * @param traceId its 32 digits, or the first of them as long as they are those of one trace only
   */
  Optional<Trace> trace(String traceId);

  /**
   * The span that the calling thread is in: to add something to it, or for its ids. Closing it does
   * nothing. If there is none, or the request is not traced, one that keeps nothing.
   */
  Span current();

  /**
   * Writes what the calling thread is in the middle of into a request's headers: {@code
   * traceparent}, {@code tracestate}, {@code baggage} and {@code correlation_id}, as far as there
   * are any. A request that is not traced says so, with ids that are made here. Outside of all, it
   * writes nothing.
   */
  void inject(Map<String, String> headers);

  /**
   * Goes on with a context from elsewhere: spans of the calling thread are part of its trace until
   * the scope is closed.
   */
  Scope attach(SpanContext context);

  /**
   * The same work as part of the span that is current now, in whatever thread it is done. Calls
   * that give a stage need no such help for what they begin; what follows in another thread does.
   */
  Runnable carry(Runnable work);
}
