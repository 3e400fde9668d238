package dev.testudo.trace;

import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where in which trace somebody is: what travels from one process to the next. Immutable.
 *
 * @param high the first half of the trace's id
 * @param low the second half, whose last 56 bits are random; both are 0 if there is no trace, only
 *     baggage
 * @param spanId the span's id
 * @param flags {@link #SAMPLED} and {@link #RANDOM}
 * @param traceState what other systems keep in the trace, as they wrote it; may be empty
 * @param baggage what the request carries along, by key
 */
public record SpanContext(
    long high, long low, long spanId, int flags, String traceState, Map<String, String> baggage) {

  /** Flag: the trace is recorded. */
  public static final int SAMPLED = 1;

  /** Flag: the last 56 bits of the trace's id are random. */
  public static final int RANDOM = 2;

  /** Baggage that has a header of its own, too, and stands in every line of the log. */
  public static final String CORRELATION_ID = "correlation_id";

  private static final HexFormat HEX = HexFormat.of();

  public SpanContext {
    baggage = Collections.unmodifiableMap(new LinkedHashMap<>(baggage));
  }

  /**
   * Reads a request's headers, whatever the case of their names. What is not well formed counts as
   * not there, as the specification wants it.
   *
   * @return nothing if there is neither a trace nor baggage
   */
  public static Optional<SpanContext> from(Map<String, String> headers) {
    Headers read = Headers.of(headers);
    Map<String, String> baggage = new LinkedHashMap<>(Baggage.read(read.get("baggage")));
    String correlation = read.get(CORRELATION_ID).strip();
    if (Baggage.isValue(correlation)) {
      baggage.put(CORRELATION_ID, correlation);
    }
    long[] ids = TraceParent.read(read.get("traceparent"));
    if (ids == null) {
      return baggage.isEmpty()
          ? Optional.empty()
          : Optional.of(new SpanContext(0, 0, 0, 0, "", baggage));
    }
    String state = TraceState.read(read.get("tracestate"));
    return Optional.of(new SpanContext(ids[0], ids[1], ids[2], (int) ids[3], state, baggage));
  }

  /** Writes it into a request's headers; those that it has no value for are taken out. */
  public void into(Map<String, String> headers) {
    put(headers, "traceparent", hasTrace() ? traceparent() : "");
    put(headers, "tracestate", hasTrace() ? traceState : "");
    put(headers, "baggage", Baggage.write(baggage));
    put(headers, CORRELATION_ID, baggage.getOrDefault(CORRELATION_ID, ""));
  }

  /** Whether there is a trace, and not baggage alone. */
  public boolean hasTrace() {
    return (high | low) != 0;
  }

  public boolean sampled() {
    return (flags & SAMPLED) != 0;
  }

  /** The trace's id, 32 hexadecimal digits. */
  public String traceIdText() {
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  /** The span's id, 16 hexadecimal digits. */
  public String spanIdText() {
    return HEX.toHexDigits(spanId);
  }

  /** The header of this name. */
  public String traceparent() {
    return "00-" + traceIdText() + "-" + spanIdText() + "-" + HEX.toHexDigits((byte) flags);
  }

  private static void put(Map<String, String> headers, String name, String value) {
    if (value.isEmpty()) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
  }
}
