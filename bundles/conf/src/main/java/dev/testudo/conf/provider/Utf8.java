package dev.testudo.conf.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** A file's bytes as text; bytes that are none are refused, not replaced. */
final class Utf8 {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8() {}

  static String text(byte[] bytes) throws RefusedException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      throw new RefusedException(
          "line " + line(text, text.length()) + ": is not UTF-8; save the file in that encoding");
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      // What a crash leaves of a file that was being written.
      throw new RefusedException(
          "line " + line(text, zero) + ": holds zero bytes where text should be; write it anew");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static long line(String text, int position) {
    return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
  }
}
