package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The archive unpacked into a folder, and its script. */
final class Installation implements AutoCloseable {
  private final Path folder;

  /** Unpacks it. */
  Installation(Path folder) {
    this.folder = folder;
    Run unpacked = Run.of(Map.of(), "tar", "xzf", "" + Home.archive(), "-C", "" + folder);
    assertEquals(0, unpacked.code(), unpacked::output);
    assertTrue(Files.isExecutable(script()), "bin/testudo");
  }

  Path home() {
    return folder.resolve("testudo-" + System.getProperty("testudo.version"));
  }

  Path script() {
    return home().resolve("bin/testudo");
  }

  Run testudo(String... arguments) {
    return testudo(Map.of(), arguments);
  }

  Run testudo(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
    all.putAll(environment);
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    return Run.of(all, command.toArray(String[]::new));
  }

  /** What a command prints that ends well. */
  String succeed(String... arguments) {
    Run run = testudo(arguments);
    assertEquals(0, run.code(), run::output);
    return run.output();
  }

  /** The platform's log; empty while there is none. */
  String log() {
    try {
      return Files.readString(home().resolve("data/log/testudo.log"));
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    testudo("stop");
  }
}
