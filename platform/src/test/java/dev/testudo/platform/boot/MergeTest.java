package dev.testudo.platform.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.platform.Jars;
import dev.testudo.platform.boot.DesiredBundle.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
  private static final String LOCATION = "bundles/10/orders.jar";
  private static final String OPERATORS = "f".repeat(64);

  @TempDir Path folder;

  private BundlesFolder.Jar jar(String version) throws IOException {
    Path path = Jars.bundle("orders", version).write(folder.resolve(version + ".jar"));
    return new BundlesFolder.Jar(LOCATION, 10, path, Digests.sha256(path));
  }

  private static DesiredState state(DesiredBundle... bundles) {
    return new DesiredState(List.of(bundles));
  }

  private static DesiredBundle line(State state, String sha256, String inFolder, String version) {
    return new DesiredBundle(10, state, sha256, inFolder, "orders", version, LOCATION);
  }

  @Test
  void isMadeFromTheFolderAtFirst() throws IOException {
    BundlesFolder.Jar jar = jar("1.0.0");
    Merge.Result result = Merge.of(DesiredState.EMPTY, List.of(jar));
    assertEquals(state(line(State.ACTIVE, jar.sha256(), jar.sha256(), "1.0.0")), result.state());
    assertEquals(List.of(), result.notes());
  }

  @Test
  void leavesTheOperatorsUpdateWhileTheFolderStaysAsItWas() throws IOException {
    BundlesFolder.Jar jar = jar("1.0.0");
    DesiredState old = state(line(State.ACTIVE, OPERATORS, jar.sha256(), "1.0.1"));
    assertEquals(old, Merge.of(old, List.of(jar)).state());
  }

  @Test
  void takesAJarThatChangedLastThoughAnOperatorHadUpdated() throws IOException {
    BundlesFolder.Jar before = jar("1.0.0");
    BundlesFolder.Jar now = jar("2.0.0");
    DesiredState old = state(line(State.STOPPED, OPERATORS, before.sha256(), "1.0.1"));
    Merge.Result result = Merge.of(old, List.of(now));
    assertEquals(state(line(State.STOPPED, now.sha256(), now.sha256(), "2.0.0")), result.state());
    assertEquals(
        List.of(
            "orders 2.0.0 has changed in bundles/ and replaces the 1.0.1 that was installed at"
                + " run time"),
        result.notes());
  }

  @Test
  void staysUninstalledThoughANewJarComes() throws IOException {
    BundlesFolder.Jar before = jar("1.0.0");
    BundlesFolder.Jar now = jar("2.0.0");
    DesiredState old = state(line(State.UNINSTALLED, before.sha256(), before.sha256(), "1.0.0"));
    assertEquals(State.UNINSTALLED, Merge.of(old, List.of(now)).state().bundles().get(0).state());
  }

  @Test
  void dropsWhatLeftTheFolderAndKeepsWhatNeverWasThere() {
    DesiredBundle mine =
        new DesiredBundle(50, State.ACTIVE, OPERATORS, "-", "mine", "1.0.0", "file:/mine.jar");
    DesiredState old = state(line(State.ACTIVE, OPERATORS, OPERATORS, "1.0.0"), mine);
    assertEquals(state(mine), Merge.of(old, List.of()).state());
  }

  @Test
  void keepsTheLastGoodLineIfTheNewJarCannotBeRead() throws IOException {
    BundlesFolder.Jar before = jar("1.0.0");
    DesiredState old = state(line(State.ACTIVE, before.sha256(), before.sha256(), "1.0.0"));
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
    BundlesFolder.Jar now = new BundlesFolder.Jar(LOCATION, 10, broken, Digests.sha256(broken));
    Merge.Result result = Merge.of(old, List.of(now));
    assertEquals(old, result.state());
    assertEquals(1, result.problems().size());
  }
}
