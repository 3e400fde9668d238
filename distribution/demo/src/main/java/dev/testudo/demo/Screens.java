package dev.testudo.demo;

import java.io.PrintStream;
import java.util.List;
import org.apache.felix.service.command.CommandSession;

/** Finds out where a command can show something. */
final class Screens {
  // Where Gogo's shell keeps its JLine terminal.
  private static final String TERMINAL = ".terminal";

  private Screens() {}

  static Screen of(CommandSession session) {
    Object terminal = session.get(TERMINAL);
    Screen live = terminal == null ? null : TerminalScreen.of(terminal);
    return live == null ? new Lines(session.getConsole()) : live;
  }

  /** One line below the other. */
  static final class Lines implements Screen {
    private final PrintStream out;

    Lines(PrintStream out) {
      this.out = out;
    }

    @Override
    public boolean isLive() {
      return false;
    }

    @Override
    public void show(List<String> lines) {
      lines.forEach(out::println);
      out.flush();
    }

    @Override
    public boolean pause(long millis) {
      try {
        Thread.sleep(millis);
        return false;
      } catch (InterruptedException e) {
        return true; // Ctrl-C: the shell interrupts the command, and it is over
      }
    }

    @Override
    public void close() {}
  }
}
