package dev.testudo.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.runtime.PlatformStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

class PlatformTest {
  @TempDir Path folder;

  private Path home() {
    return folder.resolve("home");
  }

  private Path inBundles(String file) {
    return home().resolve("bundles").resolve(file);
  }

  private PlatformOptions options() {
    return PlatformOptions.at(home());
  }

  private static Optional<Bundle> bundle(Platform platform, String name) {
    return Arrays.stream(platform.bundleContext().getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .findFirst();
  }

  private static String version(Platform platform, String name) {
    return bundle(platform, name).map(each -> each.getVersion().toString()).orElse("none");
  }

  private static List<String> problems(Platform platform) {
    return platform.status().problems().stream().map(Object::toString).toList();
  }

  @Test
  void startsWhatIsInBundlesByLevel() throws IOException {
    Jars.bundle("first", "1.0.0").write(inBundles("01/first.jar"));
    Jars.bundle("second", "2.0.0").write(inBundles("10/second.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals(Bundle.ACTIVE, bundle(platform, "first").orElseThrow().getState());
      assertEquals(Bundle.ACTIVE, bundle(platform, "second").orElseThrow().getState());
      assertEquals(List.of(), problems(platform));
      assertTrue(platform.status().up());
    }
  }

  @Test
  void offersItsStatusAsAService() throws IOException {
    Files.createDirectories(home());
    try (Platform platform = Platform.launch(options())) {
      ServiceReference<PlatformStatus> reference =
          platform.bundleContext().getServiceReference(PlatformStatus.class);
      PlatformStatus status = platform.bundleContext().getService(reference);
      assertNotNull(status);
      assertEquals(ProcessHandle.current().pid(), status.pid());
      assertEquals(home().toAbsolutePath(), status.home());
      assertEquals(status.version(), platform.bundleContext().getProperty("testudo.version"));
    }
  }

  @Test
  void givesBundlesTheContractsOfTheProgram() throws IOException {
    Jars.bundle("reader", "1.0.0")
        .header("Import-Package", "dev.testudo.runtime;version=\"[1.0,2)\"")
        .write(inBundles("10/reader.jar"));
    Jars.bundle("dev.testudo.runtime", "9.0.0").write(inBundles("05/runtime.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals(List.of(), problems(platform));
      assertTrue(bundle(platform, "dev.testudo.runtime").isEmpty(), "installed a second time");
      Class<?> seen =
          bundle(platform, "reader").orElseThrow().loadClass(PlatformStatus.class.getName());
      assertEquals(PlatformStatus.class, seen);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void namesTheMissingPackageOfABundle() throws IOException {
    Jars.bundle("com.acme.orders", "1.2.0")
        .header("Import-Package", "com.acme.money;version=\"[2.5,3)\"")
        .write(inBundles("10/orders.jar"));
    Jars.bundle("com.acme.web", "1.0.0")
        .header("Require-Bundle", "com.acme.orders")
        .write(inBundles("10/web.jar"));
    try (Platform platform = Platform.launch(options())) {
      String reason =
          "needs the package com.acme.money, version [2.5.0,3.0.0), which no bundle exports";
      assertEquals(
          List.of(
              "com.acme.orders 1.2.0: " + reason,
              "com.acme.web 1.0.0: needs com.acme.orders, which in its turn " + reason),
          problems(platform));
    }
  }

  @Test
  void namesTheVersionThatIsThereInstead() throws IOException {
    Jars.bundle("money", "1.0.0")
        .header("Export-Package", "com.acme.money;version=1.4")
        .write(inBundles("10/money.jar"));
    Jars.bundle("orders", "1.0.0")
        .header("Import-Package", "com.acme.money;version=\"[2.5,3)\"")
        .write(inBundles("10/orders.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals(
          List.of(
              "orders 1.0.0: needs the package com.acme.money, version [2.5.0,3.0.0);"
                  + " but money exports 1.4.0"),
          problems(platform));
    }
  }

  @Test
  @DisplayName("J5: a bundle for a newer Java is named, with this Java's version")
  void namesTheJavaThatIsNeeded() throws IOException {
    Jars.bundle("modern", "1.0.0")
        .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
        .write(inBundles("10/modern.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals(
          List.of("modern 1.0.0: needs JavaSE 99; this is Java " + Runtime.version().feature()),
          problems(platform));
    }
  }

  @Test
  void endsQuietlyIfItIsStoppedBeforeItIsUp() throws Exception {
    Jars.bundle("leaving", "1.0.0")
        .activator(LeavingActivator.class)
        .write(inBundles("10/leaving.jar"));
    Jars.bundle("late", "1.0.0").write(inBundles("20/late.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertFalse(platform.await(), "it wants to be launched again");
      assertEquals(List.of(), platform.status().problems());
    }
  }

  @Test
  void namesWhatAnActivatorThrew() throws IOException {
    Jars.bundle("good", "1.0.0").write(inBundles("20/good.jar"));
    Jars.bundle("bad", "1.0.0").activator(FailingActivator.class).write(inBundles("10/bad.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals(
          List.of("bad 1.0.0: failed to start: IllegalStateException: the database is not there"),
          problems(platform));
      assertEquals(Bundle.ACTIVE, bundle(platform, "good").orElseThrow().getState());
    }
  }

  @Test
  @DisplayName("F6: a damaged jar in bundles/ is named and the rest goes on")
  void namesDamagedJars() throws IOException {
    Jars.bundle("good", "1.0.0").write(inBundles("10/good.jar"));
    Files.writeString(inBundles("10/broken.jar"), "this is no jar");
    Files.createFile(inBundles("10/empty.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals(Bundle.ACTIVE, bundle(platform, "good").orElseThrow().getState());
      List<String> problems = problems(platform);
      assertEquals(2, problems.size(), problems.toString());
      assertTrue(problems.get(0).startsWith("broken.jar: is damaged"), problems.toString());
      assertTrue(problems.get(1).startsWith("empty.jar: is damaged"), problems.toString());
    }
  }

  @Test
  @DisplayName("F6: a good jar that was replaced by a damaged one goes on from its last good bytes")
  void keepsTheLastGoodVersion() throws IOException {
    Jars.bundle("orders", "1.0.0").write(inBundles("10/orders.jar"));
    Platform.launch(options()).close();
    Files.writeString(inBundles("10/orders.jar"), "half a j");
    try (Platform platform = Platform.launch(options())) {
      assertEquals("1.0.0", version(platform, "orders"));
      assertEquals(1, problems(platform).size());
    }
  }

  @Test
  @DisplayName("F6: a truncated jar in the framework's cache is replaced from bundles/")
  void healsTheCache() throws IOException {
    Jars.bundle("orders", "1.0.0").write(inBundles("10/orders.jar"));
    Platform.launch(options()).close();
    Path cached = cached("bundle.jar");
    Files.write(cached, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
    try (Platform platform = Platform.launch(options())) {
      assertEquals(List.of(), problems(platform));
      assertEquals("1.0.0", version(platform, "orders"));
    }
  }

  private Path cached(String name) throws IOException {
    try (Stream<Path> files = Files.walk(home().resolve("data/cache"))) {
      return files.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
    }
  }

  @Test
  @DisplayName("F3: jars changed, added and removed while the platform was off are taken up")
  void reconcilesWithTheFolder() throws IOException {
    Jars.bundle("changed", "1.0.0").write(inBundles("10/changed.jar"));
    Jars.bundle("removed", "1.0.0").write(inBundles("10/removed.jar"));
    long id;
    try (Platform platform = Platform.launch(options())) {
      id = bundle(platform, "changed").orElseThrow().getBundleId();
    }
    Jars.bundle("changed", "2.0.0").write(inBundles("10/changed.jar"));
    Jars.bundle("added", "1.0.0").write(inBundles("10/added.jar"));
    Files.delete(inBundles("10/removed.jar"));
    try (Platform platform = Platform.launch(options())) {
      assertEquals("2.0.0", version(platform, "changed"));
      assertEquals(id, bundle(platform, "changed").orElseThrow().getBundleId(), "same bundle");
      assertEquals("1.0.0", version(platform, "added"));
      assertEquals("none", version(platform, "removed"));
    }
  }

  @Test
  void keepsWhatWasInstalledUpdatedStoppedAndUninstalledAtRunTime() throws Exception {
    Jars.bundle("updated", "1.0.0").write(inBundles("10/updated.jar"));
    Jars.bundle("uninstalled", "1.0.0").write(inBundles("10/uninstalled.jar"));
    Jars.bundle("stopped", "1.0.0").write(inBundles("10/stopped.jar"));
    Path installed = Jars.bundle("installed", "1.0.0").write(folder.resolve("else/installed.jar"));
    Path update = Jars.bundle("updated", "1.1.0").write(folder.resolve("else/update.jar"));
    try (Platform platform = Platform.launch(options())) {
      platform.bundleContext().installBundle(installed.toUri().toString()).start();
      bundle(platform, "updated").orElseThrow().update(Files.newInputStream(update));
      bundle(platform, "uninstalled").orElseThrow().uninstall();
      bundle(platform, "stopped").orElseThrow().stop();
    }
    Files.delete(installed);
    Files.delete(update);
    deleteCache();
    try (Platform platform = Platform.launch(options())) {
      assertEquals(List.of(), problems(platform));
      assertEquals("1.1.0", version(platform, "updated"));
      assertEquals("none", version(platform, "uninstalled"));
      assertEquals(Bundle.ACTIVE, bundle(platform, "installed").orElseThrow().getState());
      assertNotEquals(Bundle.ACTIVE, bundle(platform, "stopped").orElseThrow().getState());
    }
  }

  private void deleteCache() throws IOException {
    try (Stream<Path> files = Files.walk(home().resolve("data/cache"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void rebuildsACacheThatWasMadeForAnotherJava() throws IOException {
    Jars.bundle("orders", "1.0.0").write(inBundles("10/orders.jar"));
    Platform.launch(options()).close();
    Path stamp = home().resolve("data/cache/testudo.stamp");
    Files.writeString(stamp, Files.readString(stamp).replaceFirst("java \\d+", "java 11"));
    Path left = Files.createFile(home().resolve("data/cache/left-behind"));
    try (Platform platform = Platform.launch(options())) {
      assertFalse(Files.exists(left), "the old cache is still there");
      assertEquals("1.0.0", version(platform, "orders"));
    }
  }

  @Test
  void namesTheBrokenLineOfTheDesiredStateAndGoesOn() throws IOException {
    Jars.bundle("orders", "1.0.0").write(inBundles("10/orders.jar"));
    Platform.launch(options()).close();
    Path state = home().resolve("data/desired-state");
    Files.writeString(state, "10 sleeping x\n", StandardOpenOption.APPEND);
    try (Platform platform = Platform.launch(options())) {
      assertEquals("1.0.0", version(platform, "orders"));
      assertTrue(Files.exists(home().resolve("data/desired-state.damaged")));
    }
  }

  @Test
  @DisplayName("F1: a second platform of the same process on the same data is refused at once")
  void refusesTheSameDataTwice() throws IOException {
    Files.createDirectories(home());
    try (Platform first = Platform.launch(options())) {
      PlatformException refused =
          assertThrows(PlatformException.class, () -> Platform.launch(options()));
      assertTrue(refused.getMessage().contains("already"), refused.getMessage());
      assertTrue(first.status().up());
    }
    Platform.launch(options()).close();
  }

  @Test
  @DisplayName("F5: blanks, umlauts and long paths work")
  void worksInOddFolders() throws IOException {
    Path odd = folder.resolve("Büro für Öl & Gas 100%").resolve("x".repeat(120));
    Path bundles = odd.resolve("home").resolve("bundles");
    Jars.bundle("orders", "1.0.0").write(bundles.resolve("10/orders größe.jar"));
    PlatformOptions options = PlatformOptions.at(odd.resolve("home"));
    Platform.launch(options).close();
    try (Platform platform = Platform.launch(options)) {
      assertEquals(List.of(), problems(platform));
      assertEquals("1.0.0", version(platform, "orders"));
    }
  }

  @Test
  @DisplayName("F5: a data folder that cannot be written to is named in one line")
  void namesADataFolderThatCannotBeWritten() throws IOException {
    Files.createDirectories(home());
    Path file = Files.createFile(folder.resolve("file"));
    PlatformOptions options = options().data(file.resolve("data"));
    PlatformException refused =
        assertThrows(PlatformException.class, () -> Platform.launch(options));
    assertTrue(
        refused.getMessage().startsWith("cannot write to the data folder " + file),
        refused.getMessage());
    assertFalse(refused.getMessage().contains("\n"));
  }
}
