package dev.testudo.capability;

import java.util.Locale;

/** Text as JSON has it, for who writes a little of it and needs no library for that. */
public final class Json {
  private Json() {}

  /** A string with its quotes. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c)); // also one without its half
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
