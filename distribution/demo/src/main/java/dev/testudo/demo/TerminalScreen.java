package dev.testudo.demo;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/** A real terminal: the picture stays in its place until a key is pressed. */
final class TerminalScreen implements Screen {
  private static final String UP = "\033[%dA";
  private static final String CLEAR_LINE = "\r\033[2K";

  private final Terminal terminal;
  private final Attributes before;
  private int drawn;

  private TerminalScreen(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
  }

  /** Null if it is no terminal that can be drawn on, or JLine is another one than ours. */
  static @Nullable Screen of(Object terminal) {
    try {
      return terminal instanceof Terminal one && !one.getType().startsWith(Terminal.TYPE_DUMB)
          ? new TerminalScreen(one)
          : null;
    } catch (LinkageError e) {
      System.getLogger(TerminalScreen.class.getName())
          .log(DEBUG, "no JLine: the picture is drawn line by line", e);
      return null;
    }
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void show(List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append(UP.formatted(drawn));
    }
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append("\r\n");
    }
    drawn = lines.size();
    terminal.writer().print(text);
    terminal.writer().flush();
  }

  @Override
  public boolean pause(long millis) {
    try {
      return terminal.reader().read(millis) != NonBlockingReader.READ_EXPIRED;
    } catch (IOException e) {
      return true; // Ctrl-C interrupts the read, and a terminal that has gone ends it
    }
  }

  @Override
  public void close() {
    terminal.setAttributes(before);
  }
}
