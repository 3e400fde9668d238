package dev.testudo.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.runtime.PlatformStatus;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.launch.Framework;

/** The program as a process of its own. */
class MainTest {
  @TempDir Path home;
  private Process first;

  @BeforeEach
  void startOne() throws Exception {
    Jars.bundle("teller", "1.0.0")
        .activator(TellingActivator.class)
        .write(home.resolve("bundles/10/teller.jar"));
    first = start();
    try (BufferedReader out = first.inputReader()) {
      assertEquals("started", out.readLine());
    }
  }

  @AfterEach
  void killIt() throws InterruptedException {
    first.destroyForcibly().waitFor();
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            place(Platform.class)
                + File.pathSeparator
                + place(Framework.class)
                + File.pathSeparator
                + place(PlatformStatus.class),
            Main.class.getName(),
            home.toString(),
            home.resolve("data").toString())
        .start();
  }

  private static String place(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new IOException(e);
    }
  }

  @Test
  @DisplayName("F1: a second process on the same data is refused at once, naming the first")
  void refusesASecondProcess() throws Exception {
    Process second = start();
    assertTrue(second.waitFor(60, TimeUnit.SECONDS), "the second process hangs");
    assertEquals(1, second.exitValue());
    String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(said.contains("process " + first.pid() + " runs on"), said);
  }

  @Test
  @DisplayName("F2: what a crash leaves behind does not hinder the next start")
  void startsAfterACrash() throws Exception {
    first.destroyForcibly().waitFor();
    assertEquals(String.valueOf(first.pid()), pidInLock());
    Process second = start();
    try (BufferedReader out = second.inputReader()) {
      assertEquals("started", out.readLine());
      assertEquals(String.valueOf(second.pid()), pidInLock());
    } finally {
      second.destroyForcibly().waitFor();
    }
  }

  private String pidInLock() throws IOException {
    // The word "up" of an earlier process may still stand in the next line.
    return Files.readString(home.resolve("data/lock")).strip().split("\\s")[0];
  }

  @Test
  @DisplayName("F7: SIGTERM stops the bundles and ends the process with 143")
  void stopsOnSigterm() throws Exception {
    first.destroy();
    assertTrue(first.waitFor(30, TimeUnit.SECONDS), "it still runs");
    assertEquals(143, first.exitValue());
    assertEquals("", Files.readString(home.resolve("data/lock")));
    assertTrue(Files.exists(home.resolve("data/teller-stopped")), "its bundle was not stopped");
  }
}
