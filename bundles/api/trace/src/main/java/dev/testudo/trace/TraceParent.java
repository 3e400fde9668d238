package dev.testudo.trace;

import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent}: {@code version-traceid-parentid-flags} in lower-case hexadecimal
 * digits, <a href="https://www.w3.org/TR/trace-context-2/#traceparent-header">section 3.2</a>. Of a
 * later version than 00 the known parts are read, and what follows them is passed over.
 */
final class TraceParent {
  private static final int LENGTH = 55;
  private static final int KNOWN_FLAGS = SpanContext.SAMPLED | SpanContext.RANDOM;

  private TraceParent() {}

  /** The halves of the trace's id, the span's id and the flags; null if it is not well formed. */
  static long @Nullable [] read(String header) {
    String text = header.strip();
    if (text.length() < LENGTH
        || text.charAt(2) != '-'
        || text.charAt(35) != '-'
        || text.charAt(52) != '-'
        || !isHex(text, 0, 2)
        || !isHex(text, 3, 35)
        || !isHex(text, 36, 52)
        || !isHex(text, 53, LENGTH)) {
      return null;
    }
    boolean first = text.startsWith("00");
    boolean more = text.length() > LENGTH;
    if (text.startsWith("ff") || (more && (first || text.charAt(LENGTH) != '-'))) {
      return null;
    }
    long high = Long.parseUnsignedLong(text, 3, 19, 16);
    long low = Long.parseUnsignedLong(text, 19, 35, 16);
    long span = Long.parseUnsignedLong(text, 36, 52, 16);
    int flags = Integer.parseInt(text, 53, LENGTH, 16) & KNOWN_FLAGS;
    return (high | low) == 0 || span == 0 ? null : new long[] {high, low, span, flags};
  }

  private static boolean isHex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
