package dev.testudo.conf.provider;

import java.util.function.IntPredicate;

/**
 * The backslash in {@code .cfg}: {@code \\}, {@code \n}, {@code \r}, {@code \t}, {@code \f}, {@code
 * \}uXXXX, and before a blank or one of {@code = : # !}, which then are text.
 */
final class Escapes {
  private static final String ITSELF = "\\=:#! \t";

  private Escapes() {}

  /** Whether what stands at this position has a backslash before it that is none itself. */
  static boolean escapedAt(String text, int position) {
    int backslashes = 0;
    while (backslashes < position && text.charAt(position - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  /** Where the first such character is that is not escaped; negative if there is none. */
  static int firstBare(String text, IntPredicate wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (wanted.test(text.charAt(i)) && !escapedAt(text, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Without the white space around it, except what is escaped. */
  static String strip(String text) {
    String tail = text.stripTrailing();
    if (tail.length() < text.length() && escapedAt(tail, tail.length())) {
      tail = text.substring(0, tail.length() + 1);
    }
    return tail.stripLeading();
  }

  /**
   * The text that is meant.
   *
   * @throws IllegalArgumentException saying which escape there is not
   */
  static String resolve(String text) {
    StringBuilder resolved = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        resolved.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == 'u') {
        resolved.append(unicode(text, i));
        i += 5;
      } else {
        resolved.append(one(i + 1 < text.length() ? text.substring(i + 1, i + 2) : ""));
        i++;
      }
    }
    return resolved.toString();
  }

  private static char one(String escaped) {
    return switch (escaped) {
      case "n" -> '\n';
      case "r" -> '\r';
      case "t" -> '\t';
      case "f" -> '\f';
      default -> {
        if (escaped.isEmpty() || ITSELF.indexOf(escaped.charAt(0)) < 0) {
          throw new IllegalArgumentException(
              "\\%1$s means nothing here; write \\\\%1$s for a backslash".formatted(escaped));
        }
        yield escaped.charAt(0);
      }
    };
  }

  private static char unicode(String text, int start) {
    int end = Math.min(text.length(), start + 6);
    String digits = text.substring(start + 2, end);
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw new IllegalArgumentException(
          text.substring(start, end)
              + " is no character; write \\u and four hexadecimal digits, or \\\\u for a backslash");
    }
    return (char) Integer.parseInt(digits, 16);
  }
}
