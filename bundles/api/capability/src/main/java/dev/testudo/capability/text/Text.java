package dev.testudo.capability.text;

/** Text by the columns it takes on a screen. */
public final class Text {
  private Text() {}

  /** The columns that a text takes: two for wide characters, none for marks on other characters. */
  public static int width(String text) {
    return text.codePoints().map(Text::width).sum();
  }

  /** The text, cut so that it and the ellipsis fit. */
  public static String cut(String text, int width, String ellipsis) {
    if (width(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int room = Math.max(0, width - width(ellipsis));
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      room -= width(point);
      if (room < 0) {
        break;
      }
      kept.appendCodePoint(point);
      i += Character.charCount(point);
    }
    return kept.append(ellipsis).toString();
  }

  /** One line, and nothing in it that a terminal would obey. */
  public static String plain(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        plain = plain == null ? new StringBuilder(text) : plain;
        plain.setCharAt(i, c == '\n' || c == '\r' || c == '\t' ? ' ' : '?');
      }
    }
    return plain == null ? text : plain.toString();
  }

  private static int width(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(point) ? 2 : 1;
  }

  // The ranges of East Asian Wide and Fullwidth (Unicode Standard Annex 11), without the small
  // ones.
  private static boolean wide(int point) {
    return (point >= 0x1100 && point <= 0x115f)
        || (point >= 0x2e80 && point <= 0xa4cf)
        || (point >= 0xac00 && point <= 0xd7a3)
        || (point >= 0xf900 && point <= 0xfaff)
        || (point >= 0xfe30 && point <= 0xfe6f)
        || (point >= 0xff00 && point <= 0xff60)
        || (point >= 0xffe0 && point <= 0xffe6)
        || (point >= 0x1f300 && point <= 0x1faff)
        || (point >= 0x20000 && point <= 0x3fffd);
  }
}
