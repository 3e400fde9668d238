package dev.testudo.shell.provider.render;

/**
 * Where text is going to be read.
 *
 * @param width columns; 0 for no limit, as in a pipe
 * @param color whether escape sequences are welcome
 * @param unicode whether characters beyond ASCII can be shown
 * @param json whether a program reads it
 */
public record Screen(int width, boolean color, boolean unicode, boolean json) {

  /** A pipe or a file: every line whole, nothing but text. */
  public static final Screen PIPE = new Screen(0, false, true, false);

  /** For programs. */
  public static final Screen JSON = new Screen(0, false, true, true);

  /** Whether lines must fit. */
  public boolean limited() {
    return width > 0;
  }

  /** What stands for text that was left out. */
  String ellipsis() {
    return unicode ? "…" : "~";
  }
}
