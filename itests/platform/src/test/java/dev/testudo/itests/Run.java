package dev.testudo.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a process ended, and what it printed on both its streams.
 *
 * @param code its exit code
 */
record Run(int code, String output) {

  /** Runs a command to its end, without input. What it starts in the background may go on. */
  static Run of(Map<String, String> environment, String... command) {
    try {
      // Not a pipe: who goes on in the background would keep its end open.
      Path output = Files.createTempFile("testudo", ".out");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("TESTUDO_DATA");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        int code = process.waitFor();
        return new Run(code, Files.readString(output, StandardCharsets.UTF_8));
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted: " + String.join(" ", command), e);
    }
  }
}
