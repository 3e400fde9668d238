package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a user has it: unpacked, started, asked, stopped. */
class ProcessIT {
  @TempDir Path folder;

  private record Result(int code, String output) {}

  @AfterEach
  void stop() throws Exception {
    if (Files.exists(testudo())) {
      testudo("stop");
    }
  }

  @Test
  void startsAnswersAndStops() throws Exception {
    unpack();
    assertEquals(3, testudo("status").code());
    Result start = testudo("start");
    assertEquals(0, start.code(), start::output);
    assertEquals(0, testudo("status").code());

    Result status = testudo("exec", "testudo:status");
    assertEquals(0, status.code(), status::output);
    assertTrue(status.output().contains("UP"), status::output);

    assertEquals(0, testudo("exec", "demo:start --rate 200").code());
    Result guards = testudo("exec", "--json", "guard:list");
    assertEquals(0, guards.code(), guards::output);
    assertTrue(guards.output().strip().startsWith("["), guards::output);
    assertTrue(guards.output().contains("\"orders\""), guards::output);

    Result nonsense = testudo("exec", "breaker:show nobody");
    assertTrue(nonsense.code() != 0, "a command that fails");
    assertTrue(nonsense.output().contains("nobody"), nonsense::output);

    String rebuilt = home().resolve("samples/testudo-breaker.jar").toUri().toString();
    Result update = testudo("exec", "update dev.testudo.breaker.provider " + rebuilt);
    assertEquals(0, update.code(), update::output);
    Result breakers = testudo("breaker:list");
    assertTrue(breakers.output().contains("orders-db"), breakers::output);

    Result stop = testudo("stop");
    assertEquals(0, stop.code(), stop::output);
    assertEquals(3, testudo("status").code());
  }

  @Test
  @DisplayName("F1 a second process on the same data is refused and told of the first")
  void refusesASecondProcess() throws Exception {
    unpack();
    assertEquals(0, testudo("start").code());
    String pid = testudo("status").output().replaceAll("\\D+", " ").strip().split(" ")[0];
    Result second = testudo("run");
    assertTrue(second.code() != 0);
    assertTrue(second.output().contains(pid), second::output);
  }

  private Path home() {
    return folder.resolve("testudo-" + System.getProperty("testudo.version"));
  }

  private Path testudo() {
    return home().resolve("bin/testudo");
  }

  private void unpack() throws Exception {
    assertEquals(0, run("tar", "xzf", Home.archive().toString(), "-C", folder.toString()).code());
    assertTrue(Files.isExecutable(testudo()), "bin/testudo");
  }

  private Result testudo(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(testudo().toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private Result run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "out", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("TESTUDO_DATA");
    Process process = builder.start();
    process.getOutputStream().close();
    int code = process.waitFor();
    return new Result(code, Files.readString(output, StandardCharsets.UTF_8));
  }
}
