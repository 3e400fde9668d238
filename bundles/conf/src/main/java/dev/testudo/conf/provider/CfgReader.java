package dev.testudo.conf.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code .cfg}: lines {@code key = value} or {@code key: value}, comments that begin with
 * {@code #} or {@code !}, and lines that go on in the next one after a {@code \} at their end.
 * White space around keys and values does not count. Escapes are those of {@link Escapes}.
 *
 * <p>This is what {@link java.util.Properties} reads, without its leniency: a line without a
 * separator, a needless backslash and a key that is set twice are mistakes far more often than they
 * are meant, and a mistake that is silently taken as something else is found late.
 */
final class CfgReader {
  private final List<String> lines;
  private final Map<String, Object> values = new TreeMap<>();

  // Config Admin tells keys apart without their case.
  private final Map<String, Integer> lineOf = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private CfgReader(String text) {
    this.lines = text.lines().toList();
  }

  /**
   * @throws RefusedException naming the first wrong line and what would be right
   */
  static Map<String, Object> read(String text) throws RefusedException {
    CfgReader reader = new CfgReader(text);
    reader.read();
    return reader.values;
  }

  private void read() throws RefusedException {
    int next = 0;
    while (next < lines.size()) {
      int number = next + 1;
      List<String> parts = new ArrayList<>();
      String part = lines.get(next++).stripLeading();
      if (part.isEmpty() || part.charAt(0) == '#' || part.charAt(0) == '!') {
        continue;
      }
      while (Escapes.escapedAt(part, part.length())) {
        parts.add(part.substring(0, part.length() - 1));
        if (next == lines.size()) {
          throw wrong(number, part, "it ends in \\, but there is no next line; take the \\ away");
        }
        part = lines.get(next++).stripLeading();
      }
      parts.add(part);
      entry(number, String.join("", parts));
    }
  }

  private void entry(int number, String line) throws RefusedException {
    int separator = separator(line);
    if (separator < 0) {
      throw wrong(number, line, "there is no =; write " + Shown.repaired(line));
    }
    String key = Escapes.strip(line.substring(0, separator));
    if (key.isEmpty()) {
      throw wrong(number, line, "there is no key before the =; write key = value");
    }
    if (Escapes.firstBare(key, Character::isWhitespace) >= 0) {
      throw wrong(number, line, "a key has no blanks; write key = value");
    }
    String value = Escapes.strip(line.substring(separator + 1));
    try {
      put(number, line, Escapes.resolve(key), Escapes.resolve(value));
    } catch (IllegalArgumentException e) {
      throw wrong(number, line, e.getMessage());
    }
  }

  private static int separator(String line) {
    return Escapes.firstBare(line, c -> c == '=' || c == ':');
  }

  private void put(int number, String line, String key, String value) throws RefusedException {
    Integer before = lineOf.putIfAbsent(key, number);
    if (before != null) {
      throw wrong(number, line, "line " + before + " sets this key, too; keep one of them");
    }
    values.put(key, value);
  }

  private static RefusedException wrong(int number, String line, String reason) {
    return new RefusedException("line " + number + ", " + Shown.line(line) + ": " + reason);
  }
}
