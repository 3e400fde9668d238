package dev.testudo.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code baggage}, <a href="https://www.w3.org/TR/baggage/">W3C Baggage</a>: {@code
 * key=value} pairs whose values are percent-encoded; properties behind a semicolon are passed over.
 * What is more than the specification's limits is left out, so that nobody's flood is passed on.
 */
final class Baggage {
  private static final int MEMBERS = 64;
  private static final int BYTES = 8_192;
  private static final Pattern KEY = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final String PLAIN = "!#$&'()*+-./:<=>?@[]^_`{|}~";

  private Baggage() {}

  static Map<String, String> read(String header) {
    Map<String, String> baggage = new LinkedHashMap<>();
    if (header.length() > BYTES) {
      return baggage;
    }
    for (String member : header.split(",", -1)) {
      int properties = member.indexOf(';');
      String pair = properties < 0 ? member : member.substring(0, properties);
      int equals = pair.indexOf('=');
      String key = equals < 0 ? "" : pair.substring(0, equals).strip();
      String value = equals < 0 ? null : decoded(pair.substring(equals + 1).strip());
      if (value != null && KEY.matcher(key).matches() && baggage.size() < MEMBERS) {
        baggage.putIfAbsent(key, value);
      }
    }
    return baggage;
  }

  static String write(Map<String, String> baggage) {
    StringBuilder header = new StringBuilder();
    int members = 0;
    for (Map.Entry<String, String> one : baggage.entrySet()) {
      if (!KEY.matcher(one.getKey()).matches() || members == MEMBERS) {
        continue;
      }
      String member = one.getKey() + "=" + encoded(one.getValue());
      if (header.length() + member.length() + 1 <= BYTES) {
        header.append(header.isEmpty() ? "" : ",").append(member);
        members++;
      }
    }
    return header.toString();
  }

  /** Whether a text may stand in a header of its own: one line, and not too long. */
  static boolean isValue(String text) {
    return !text.isEmpty()
        && text.length() <= 256
        && text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ',');
  }

  private static String encoded(String value) {
    StringBuilder text = new StringBuilder();
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (letter || PLAIN.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        text.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return text.toString();
  }

  // Null if it is not well formed: a value that is guessed would be somebody else's.
  private static @Nullable String decoded(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 0x20 || c >= 0x7f || c == '"' || c == '\\') {
        return null;
      }
      if (c == '%') {
        boolean whole = i + 2 < text.length();
        int high = whole ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = whole ? Character.digit(text.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
