package dev.testudo.conf.provider;

import java.util.regex.Pattern;

/** Lines of a file as they may stand in a log: on one line, not too long, and without secrets. */
final class Shown {
  private static final int LONGEST = 80;
  private static final Pattern SECRET =
      Pattern.compile("password|passwd|secret|token|credential", Pattern.CASE_INSENSITIVE);

  private Shown() {}

  static String line(String text) {
    return isSecret(text) ? "(not shown, it may hold a secret)" : '"' + safe(text) + '"';
  }

  /** What was likely meant by a line without a separator. */
  static String repaired(String line) {
    String[] words = line.strip().split("\\s+", 2);
    if (isSecret(line) || words[0].length() > LONGEST / 2) {
      return "key = value";
    }
    return safe(words[0]) + " = " + (words.length > 1 ? safe(words[1]) : "value");
  }

  /** In one line. */
  static String safe(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return cut.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static boolean isSecret(String text) {
    return SECRET.matcher(text).find();
  }
}
