package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The archive as a user has it: unpacked, started, asked, stopped. */
class ProcessIT extends ArchiveCase {
  @Test
  void startsAnswersAndStops() throws Exception {
    assertEquals(3, testudo.testudo("status").code());
    testudo.succeed("start");
    testudo.succeed("status");
    String status = testudo.succeed("exec", "testudo:status");
    assertTrue(status.contains("UP"), status);
    assertTrue(status.contains(" " + System.getProperty("testudo.version") + "\n"), status);

    testudo.succeed("exec", "demo:start --rate 200");
    String guards = testudo.succeed("exec", "--json", "guard:list");
    assertTrue(guards.strip().startsWith("["), guards);
    assertTrue(guards.contains("\"orders\""), guards);
    assertTrue(guards.contains("\"provider\":[\"dev.testudo.demo.shop\"]"), guards);
    assertTrue(guards.contains("\"health\":\"UP\""), guards);

    Run nonsense = testudo.testudo("exec", "breaker:show nobody");
    assertTrue(nonsense.code() != 0, "a command that fails");
    assertTrue(nonsense.output().contains("nobody"), nonsense::output);

    String rebuilt = testudo.home().resolve("samples/testudo-breaker.jar").toUri().toString();
    testudo.succeed("exec", "update dev.testudo.breaker.provider " + rebuilt);
    assertTrue(testudo.succeed("breaker:list").contains("orders-db"));

    testudo.succeed("stop");
    assertEquals(3, testudo.testudo("status").code());
  }

  @Test
  void theSecondRunKeepsTheClassesForTheThird() throws Exception {
    Path classes = testudo.home().resolve("data/classes");
    testudo.succeed("start");
    testudo.succeed("stop");
    assertFalse(Files.exists(classes), "made by the first run already");
    testudo.succeed("start");
    testudo.succeed("stop");
    try (var files = Files.list(classes)) {
      assertTrue(files.toList().toString().matches(".*/[0-9]+[.]jsa]"));
    }
    testudo.succeed("start");
    String pid = testudo.succeed("status").replaceAll("\\D+", " ").strip();
    assumeTrue(Files.isReadable(Path.of("/proc", pid, "maps")), "only Linux shows what is mapped");
    String mapped = Files.readString(Path.of("/proc", pid, "maps"));
    assertTrue(mapped.contains(classes.toRealPath().toString()), "not in use");
  }

  @Test
  void optionsWithoutSharedClassesDoNoHarm() throws Exception {
    for (int run = 0; run < 2; run++) {
      Run start = testudo.testudo(Map.of("TESTUDO_OPTS", "-Xshare:off"), "start");
      assertEquals(0, start.code(), start::output);
      assertEquals(1, start.output().lines().count(), start::output);
      testudo.succeed("stop");
    }
  }

  @Test
  @DisplayName("the socket and the data folder are for their owner alone")
  void nobodyElseMayTalkToIt() throws Exception {
    testudo.succeed("start");
    Path data = testudo.home().resolve("data");
    try (var files = Files.list(data)) {
      Path socket =
          files.filter(file -> file.toString().endsWith(".sock")).findFirst().orElseThrow();
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)));
    }
  }

  @Test
  @DisplayName("F1 a second process on the same data is refused and told of the first")
  void refusesASecondProcess() throws Exception {
    testudo.succeed("start");
    String pid = testudo.testudo("status").output().replaceAll("\\D+", " ").strip().split(" ")[0];
    Run second = testudo.testudo("run");
    assertTrue(second.code() != 0);
    assertTrue(second.output().contains(pid), second::output);
  }

  @Test
  @DisplayName("C3, D4 what is wrong in deploy/ and conf/ gets one line, and the rest goes on")
  void whatIsWrongGetsOneLine() throws Exception {
    testudo.succeed("start");
    Path conf = testudo.home().resolve("conf");
    Path deploy = testudo.home().resolve("deploy");
    Files.writeString(deploy.resolve("no-jar.jar"), "nothing like a jar");
    Jar.plain().write(deploy.resolve("no-bundle.jar"));
    Files.writeString(conf.resolve("dev.testudo.breaker~broken.cfg"), "openFor = 1s\ntrialCalls\n");
    Files.writeString(conf.resolve("dev.testudo.breaker~unknown.cfg"), "openfor = 1s\n");
    Files.writeString(conf.resolve("dev.testudo.retry~wrong.cfg"), "delay = soon\n");
    Files.writeString(conf.resolve("dev.testudo.breaker~right.cfg"), "openFor = 7s\n");
    Jar.named("com.acme.plugin").write(deploy.resolve("plugin.jar"));
    Files.writeString(deploy.resolve("dev.testudo.breaker~deployed.cfg"), "openFor = 8s\n");
    for (String line :
        new String[] {
          "no-jar.jar: is no jar",
          "no-bundle.jar: is no bundle",
          "dev.testudo.breaker~broken.cfg, line 2, \"trialCalls\": there is no =",
          "dev.testudo.breaker~unknown.cfg: openfor=1s: no such key; did you mean openFor?",
          "dev.testudo.retry~wrong.cfg: delay=soon: must be a duration such as",
        }) {
      Await.until(() -> testudo.log().contains(line), () -> line + " is not in\n" + testudo.log());
    }
    Await.until(() -> shows("breaker:list", "right"));
    Await.until(() -> shows("breaker:list", "deployed"));
    Await.until(() -> shows("testudo:why com.acme.plugin", "ACTIVE"));
    assertTrue(testudo.succeed("testudo:status").contains("UP"));
    String log = testudo.log();
    assertEquals(log.indexOf("is no bundle"), log.lastIndexOf("is no bundle"), "said once");
    assertEquals(log.indexOf("delay=soon"), log.lastIndexOf("delay=soon"), "said once");
  }

  @Test
  void withoutAJavaThatFitsThereIsOneLine() throws Exception {
    Run none = testudo.testudo(Map.of("JAVA_HOME", "/nowhere"), "start");
    assertEquals(1, none.code());
    assertEquals("testudo: JAVA_HOME is /nowhere, but there is no bin/java in it\n", none.output());
    Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.20\"\n");
    Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
    assertTrue(java.toFile().setExecutable(true));
    Run tooOld = testudo.testudo(Map.of("JAVA_HOME", old.toString()), "start");
    assertEquals(1, tooOld.code());
    assertTrue(tooOld.output().contains("Java 17 or newer is needed"), tooOld::output);
    assertEquals(1, tooOld.output().lines().count(), tooOld::output);
  }

  @Test
  @DisplayName("F5 a data folder that cannot be one: one line, and nothing else happens")
  void aDataFolderThatCannotBeOneGetsOneLine() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Run start = testudo.testudo(Map.of("TESTUDO_DATA", file.resolve("data").toString()), "start");
    assertEquals(1, start.code());
    assertEquals(1, start.output().lines().count(), start::output);
    assertTrue(start.output().contains("cannot write to " + file), start::output);
    assertFalse(Files.exists(testudo.home().resolve("data")));
  }

  private boolean shows(String command, String text) {
    return testudo.testudo("exec", command).output().contains(text);
  }
}
