package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.testudo.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real terminal: what is typed there, and what its screen shows. */
final class Tmux implements AutoCloseable {
  private final String server = "testudo-" + ProcessHandle.current().pid();

  /**
   * Opens one with a plain shell in it; the test is skipped, or in strict mode fails, where there
   * is no tmux.
   */
  Tmux(int width, int height) {
    boolean there = Run.of(Map.of(), "sh", "-c", "command -v tmux").code() == 0;
    assumeTrue(there || Boolean.getBoolean("testudo.strict"), "skipped: install tmux to run this");
    tmux("-f", "/dev/null", "new-session", "-d", "-x", "" + width, "-y", "" + height, "sh");
    tmux("set-option", "-g", "remain-on-exit", "on");
  }

  /** Types text, and then presses these keys, such as {@code Enter} or {@code C-d}. */
  void type(String text, String... keys) {
    if (!text.isEmpty()) {
      tmux("send-keys", "-l", text);
    }
    for (String key : keys) {
      tmux("send-keys", key);
    }
  }

  String screen() {
    return tmux("capture-pane", "-p");
  }

  /** Waits until the screen shows a text. */
  void shows(String text) {
    Await.until(
        () -> screen().contains(text), () -> "the screen does not show " + text + ":\n" + screen());
  }

  private String tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
    command.addAll(List.of(arguments));
    Run run = Run.of(Map.of(), command.toArray(String[]::new));
    assertEquals(0, run.code(), () -> command + ": " + run.output());
    return run.output();
  }

  @Override
  public void close() {
    tmux("kill-server");
  }
}
