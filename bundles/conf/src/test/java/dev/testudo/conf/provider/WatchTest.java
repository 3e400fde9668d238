package dev.testudo.conf.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.InvalidSyntaxException;

class WatchTest {
  private static final String PID = "dev.testudo.breaker~orders";

  @TempDir Path folder;
  @TempDir Path cache;

  @Test
  void followsBothFoldersUntilItIsClosed() throws Exception {
    Path conf = Files.createDirectory(folder.resolve("conf"));
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    Files.writeString(conf.resolve(PID + ".cfg"), "openFor = 10s");
    try (RealAdmin admin = new RealAdmin(cache)) {
      Watch watch = new Watch(List.of(conf, deploy), deploy, new Store(admin.admin()));
      try (watch) {
        assertEquals("10s", admin.values(PID).get("openFor"), "in force when it is made");
        Files.writeString(deploy.resolve("com.acme.shop.cfg"), "size = 5");
        awaitValues(admin, "com.acme.shop");
        assertTrue(threads().contains("testudo-conf-watch-1"));
      }
      assertFalse(threads().contains("testudo-conf-watch-1"), "R78 no thread is left");
    }
  }

  @Test
  @DisplayName("D5 a folder that comes later is taken up")
  void aFolderThatComesLaterIsTakenUp() throws Exception {
    Path conf = folder.resolve("conf");
    RealAdmin admin = new RealAdmin(cache);
    Watch watch = new Watch(List.of(conf), null, new Store(admin.admin()));
    try (admin;
        watch) {
      Files.createDirectory(conf);
      Files.writeString(conf.resolve(PID + ".cfg"), "openFor = 10s");
      awaitValues(admin, PID);
    }
  }

  private static void awaitValues(RealAdmin admin, String pid) {
    Await.until(
        () -> {
          try {
            return !admin.values(pid).isEmpty();
          } catch (IOException | InvalidSyntaxException e) {
            throw new AssertionError(e);
          }
        },
        () -> pid + " is not taken up");
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }
}
