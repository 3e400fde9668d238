package dev.testudo.metric.prometheus.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are put together; used again and again, so that a page costs no memory of its own. */
final class Buffer {
  private static final long NANOS = 1_000_000_000;
  private static final int LONGEST_NUMBER = 20;
  private static final double EXACT = 1L << 53;

  private byte[] bytes = new byte[8192];
  private int size;

  int size() {
    return size;
  }

  /** Forgets what was put after there were so many. */
  void cut(int to) {
    size = to;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  void put(byte[] some) {
    ensure(some.length);
    System.arraycopy(some, 0, bytes, size, some.length);
    size += some.length;
  }

  void put(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
  }

  /** Text as UTF-8; half a surrogate pair becomes a question mark. */
  void put(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole number of zero or more. */
  void put(long number) {
    ensure(LONGEST_NUMBER);
    int at = size + digits(number);
    size = at;
    long rest = number;
    do {
      bytes[--at] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
  }

  private static int digits(long number) {
    int digits = 1;
    for (long limit = 10; digits < 19 && number >= limit; limit *= 10) {
      digits++;
    }
    return digits;
  }

  /** Nanoseconds as seconds, exactly. */
  void putSeconds(long nanos) {
    put(nanos / NANOS);
    long fraction = nanos % NANOS;
    put('.');
    if (fraction == 0) {
      put('0');
      return;
    }
    int places = 9;
    while (fraction % 10 == 0) {
      fraction /= 10;
      places--;
    }
    for (int missing = places - digits(fraction); missing > 0; missing--) {
      put('0');
    }
    put(fraction);
  }

  /** A number, with the words that the formats have for what is none. */
  void put(double number) {
    if (number >= 0 && number < EXACT && number == Math.rint(number)) {
      put((long) number);
    } else if (Double.isNaN(number)) {
      put("NaN");
    } else if (Double.isInfinite(number)) {
      put(number > 0 ? "+Inf" : "-Inf");
    } else {
      put(Double.toString(number));
    }
  }

  private void ensure(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
