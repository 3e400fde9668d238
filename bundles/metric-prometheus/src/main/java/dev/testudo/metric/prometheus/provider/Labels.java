package dev.testudo.metric.prometheus.provider;

import java.util.List;

/** Labels, as they stand behind a name. */
final class Labels {
  private Labels() {}

  /**
   * The labels in braces, with a comma before {@code more}; nothing at all if there is none.
   *
   * @param more the last label, whole, or empty
   */
  static String of(List<String> names, List<String> values, String more) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
      text.append(text.isEmpty() ? "" : ",").append(names.get(i)).append("=\"");
      text.append(escaped(values.get(i), true)).append('"');
    }
    if (!more.isEmpty()) {
      text.append(text.isEmpty() ? "" : ",").append(more);
    }
    return text.isEmpty() ? "" : "{" + text + "}";
  }

  /** Escapes what both formats escape, and no other character. */
  static String escaped(String text, boolean quotes) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\\\");
        case '\n' -> escaped.append("\\n");
        case '"' -> escaped.append(quotes ? "\\\"" : "\"");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
