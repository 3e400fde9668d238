package dev.testudo.shell.provider;

import dev.testudo.shell.provider.render.Screen;
import java.nio.charset.Charset;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;

/**
 * What a session's variables say of its screen. {@code TERM}, {@code COLUMNS} and {@code NO_COLOR}
 * are as everywhere. Whoever makes a session sets, where it is so, {@code .TESTUDO_TTY} to true or
 * false, {@code .TESTUDO_FORMAT} to {@code json}, {@code .TESTUDO_CHARSET} to the charset's name.
 * Without them, a session with a JLine terminal is one on a terminal.
 */
final class Screens {
  private static final int USUAL = 80;

  private Screens() {}

  static Screen standard() {
    return Screen.PIPE;
  }

  static boolean json(Object session) {
    return session instanceof CommandSession known && "json".equals(text(known, ".TESTUDO_FORMAT"));
  }

  static Screen of(CommandSession session) {
    boolean unicode = unicode(session);
    if (piped() || !terminal(session)) {
      return new Screen(0, false, unicode, json(session) && !piped());
    }
    String type = text(session, "TERM");
    boolean color =
        text(session, "NO_COLOR").isEmpty() && !type.isEmpty() && !type.startsWith("dumb");
    return new Screen(width(session), color, unicode, json(session));
  }

  // A command in the middle of a pipe, or in $(…), writes to the next one and not to the screen.
  private static boolean piped() {
    Process process = Process.Utils.current();
    return process != null && !process.isTty(1);
  }

  private static boolean terminal(CommandSession session) {
    String told = text(session, ".TESTUDO_TTY");
    return told.isEmpty() ? session.get(".terminal") != null : told.equals("true");
  }

  private static int width(CommandSession session) {
    try {
      int columns = Integer.parseInt(text(session, "COLUMNS"));
      return columns > 0 ? columns : USUAL;
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }

  private static boolean unicode(CommandSession session) {
    String told = text(session, ".TESTUDO_CHARSET");
    String charset = told.isEmpty() ? System.getProperty("native.encoding", "UTF-8") : told;
    return Charset.isSupported(charset) && Charset.forName(charset).newEncoder().canEncode("…");
  }

  private static String text(CommandSession session, String variable) {
    @Nullable Object value = session.get(variable);
    return value == null ? "" : value.toString();
  }
}
