package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/**
 * What a client asks for. On the wire: names and values in turn, each in UTF-8 and ended by a zero
 * byte; unknown names are passed over.
 *
 * @param line the command; empty for a shell
 * @param json whether the result is wanted as JSON
 * @param columns the width of the client's terminal; 0 if unknown
 * @param rows its height; 0 if unknown
 * @param terminal whether standard output is a terminal
 * @param color false if the user's environment has NO_COLOR
 * @param term the terminal's type; empty if unknown
 * @param charset the charset of the client's terminal
 */
record Request(
    String line,
    boolean json,
    int columns,
    int rows,
    boolean terminal,
    boolean color,
    String term,
    String charset) {

  static Request read(Frame frame) throws IOException {
    String[] words = new String(frame.body(), UTF_8).split("\0", -1);
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < words.length; i += 2) {
      values.put(words[i], words[i + 1]);
    }
    try {
      return new Request(
          values.getOrDefault("line", ""),
          Boolean.parseBoolean(values.get("json")),
          Integer.parseUnsignedInt(values.getOrDefault("columns", "0")),
          Integer.parseUnsignedInt(values.getOrDefault("rows", "0")),
          Boolean.parseBoolean(values.get("terminal")),
          Boolean.parseBoolean(values.getOrDefault("color", "true")),
          values.getOrDefault("term", ""),
          values.getOrDefault("charset", "UTF-8"));
    } catch (NumberFormatException e) {
      throw new IOException("a request that cannot be read", e);
    }
  }

  /** The client's charset, or ASCII where it is not known here. */
  Charset known() {
    return Charset.isSupported(charset) ? Charset.forName(charset) : US_ASCII;
  }
}
