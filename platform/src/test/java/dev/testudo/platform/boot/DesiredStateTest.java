package dev.testudo.platform.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.platform.boot.DesiredBundle.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesiredStateTest {
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    DesiredState state =
        new DesiredState(
            List.of(
                new DesiredBundle(1, State.ACTIVE, A, A, "one", "1.0.0", "bundles/01/one.jar"),
                new DesiredBundle(10, State.STOPPED, A, B, "two", "2.0", "bundles/10/a ü.jar"),
                new DesiredBundle(50, State.UNINSTALLED, B, "-", "-", "0.0.0", "file:/x y/z.jar")));
    Path file = folder.resolve("desired-state");
    state.write(file);
    assertEquals(new DesiredState.Reading(state, List.of()), DesiredState.read(file));
    assertFalse(Files.exists(folder.resolve("desired-state.new")));
  }

  @Test
  void isEmptyWithoutAFile() throws IOException {
    assertEquals(DesiredState.EMPTY, DesiredState.read(folder.resolve("none")).state());
  }

  @Test
  void namesEachBrokenLineAndReadsTheRest() throws IOException {
    Path file = folder.resolve("desired-state");
    Files.write(
        file,
        List.of(
            "# a comment",
            "1 active " + A + " = one 1.0.0 bundles/01/one.jar",
            "x active " + A + " = two 1.0.0 bundles/01/two.jar",
            "1 asleep " + A + " = two 1.0.0 bundles/01/two.jar",
            "1 active 12ab = two 1.0.0 bundles/01/two.jar",
            "1 active"));
    DesiredState.Reading reading = DesiredState.read(file);
    assertEquals(1, reading.state().bundles().size());
    assertEquals(4, reading.complaints().size());
    assertTrue(
        reading.complaints().get(0).endsWith("line 3: a start level is a number from 1, not x"),
        reading.complaints().get(0));
  }
}
