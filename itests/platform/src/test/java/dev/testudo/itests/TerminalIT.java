package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import org.junit.jupiter.api.Test;

/** The shell on a real terminal, the platform's own and an attached one. */
class TerminalIT extends ArchiveCase {
  @Test
  void theFirstCommandShowsRealTrafficAndExitEndsEverything() {
    try (Tmux terminal = terminal()) {
      terminal.type("TESTUDO_DEMO=start " + testudo.script() + " run; echo RC=$?", "Enter");
      terminal.shows("exit or Ctrl-D ends it");
      terminal.shows("Try testudo:status, guard:list, demo:watch");
      terminal.shows("testudo>");
      terminal.type("demo:status", "Enter");
      terminal.shows("running   true");
      terminal.type("exit", "Enter");
      terminal.shows("RC=0");
      assertEquals(3, testudo.testudo("status").code());
    }
  }

  @Test
  void controlDEndsEverything() {
    try (Tmux terminal = terminal()) {
      terminal.type(testudo.script() + " run; echo RC=$?", "Enter");
      terminal.shows("testudo>");
      terminal.type("", "C-d");
      terminal.shows("RC=0");
      assertEquals(3, testudo.testudo("status").code());
    }
  }

  @Test
  void anAttachedShellCompletesRemembersAndLeavesThePlatformRunning() {
    assertEquals(0, testudo.testudo("start").code());
    try (Tmux terminal = terminal()) {
      terminal.type(testudo.script() + " shell; echo RC=$?", "Enter");
      terminal.shows("exit or Ctrl-D leaves it running");
      terminal.shows("testudo>");
      terminal.type("breaker:sh", "Tab");
      terminal.shows("breaker:show");
      terminal.type("ord", "Tab");
      terminal.shows("breaker:show orders-db");
      terminal.type("", "Enter");
      terminal.shows("windowFailures");
      terminal.type("clear", "Enter");
      Await.until(() -> terminal.screen().strip().equals("testudo>"));
      terminal.type("", "Up", "Up");
      terminal.shows("breaker:show orders-db");
      terminal.type("", "C-c");
      terminal.type("clear", "Enter");
      Await.until(() -> terminal.screen().strip().equals("testudo>"));
      // What Up is in a terminal that a command has, where it is typed ahead.
      terminal.type("\u001b[A\u001b[A");
      terminal.shows("breaker:show orders-db");
      terminal.type("", "C-c");
      terminal.type("exit", "Enter");
      terminal.shows("RC=0");
    }
    assertEquals(0, testudo.testudo("status").code());
    assertTrue(testudo.testudo("testudo:status").output().contains("UP"));
  }

  private Tmux terminal() {
    Tmux terminal = new Tmux(120, 40);
    terminal.type("export JAVA_HOME=" + System.getProperty("java.home"), "Enter");
    terminal.type("unset TESTUDO_DATA", "Enter");
    return terminal;
  }
}
