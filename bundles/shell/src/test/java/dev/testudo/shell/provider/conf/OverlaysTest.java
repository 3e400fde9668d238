package dev.testudo.shell.provider.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.capability.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlaysTest {
  private static final String PID = "dev.testudo.breaker~orders-db";
  private static final Map<String, Object> FILE = Map.of("openFor", "10s", "trialCalls", "3");

  @TempDir Path directory;
  private final FakeAdmin admin = new FakeAdmin();
  private Overlays overlays;

  @BeforeEach
  void open() throws IOException {
    overlays =
        new Overlays(
            new OverlayStore(directory.resolve("overlay")), new Configurations(admin.admin()));
    admin.listener =
        (pid, now) -> {
          if (now == null) {
            overlays.deleted(pid);
          } else {
            overlays.updated(pid);
          }
        };
  }

  @Test
  void winsOverTheFileUntilItIsReset() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s", "failureRate", "0.3"));
    assertEquals(
        Map.of("openFor", "5s", "failureRate", "0.3", "trialCalls", "3"), admin.values(PID));
    assertEquals(List.of("openFor"), overlays.reset(PID, List.of("openFor")));
    assertEquals(
        Map.of("openFor", "10s", "failureRate", "0.3", "trialCalls", "3"), admin.values(PID));
    assertEquals(List.of("failureRate"), overlays.reset(PID, List.of()));
    assertEquals(FILE, admin.values(PID));
    assertTrue(overlays.find(PID).isEmpty());
  }

  @Test
  void winsAgainWhenTheFileChanges() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s"));
    admin.update(PID, Map.of("openFor", "20s", "trialCalls", "4"));
    assertEquals(Map.of("openFor", "5s", "trialCalls", "4"), admin.values(PID));
    overlays.reset(PID, List.of());
    assertEquals(Map.of("openFor", "20s", "trialCalls", "4"), admin.values(PID));
  }

  @Test
  void knowsTheFilesValueAfterTheFileTookTheSame() throws IOException {
    Map<String, Object> named = Map.of("openFor", "10s", Origin.FILE, "c.cfg");
    Map<String, Object> same = Map.of("openFor", "5s", Origin.FILE, "c.cfg");
    admin.update(PID, named);
    overlays.set(PID, Map.of("openFor", "5s", "trialCalls", "2"));
    admin.update(PID, same);
    overlays.reset(PID, List.of());
    assertEquals(same, admin.values(PID));
  }

  @Test
  void knowsTheFilesValueAfterSomebodyWroteBackWhatIsInForce() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s"));
    admin.update(PID, Map.of("openFor", "5s", "trialCalls", "3", "more", "x"));
    overlays.reset(PID, List.of());
    assertEquals(Map.of("openFor", "10s", "trialCalls", "3", "more", "x"), admin.values(PID));
  }

  @Test
  void staysAloneWhenTheFileIsDeleted() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s"));
    admin.delete(PID);
    assertEquals(Map.of("openFor", "5s"), admin.values(PID));
    overlays.reset(PID, List.of());
    assertEquals(Map.of(), admin.values(PID));
  }

  @Test
  void makesAConfigurationAndTakesItAway() throws IOException {
    overlays.set(PID, Map.of("openFor", "5s"));
    assertEquals(Map.of("openFor", "5s"), admin.values(PID));
    overlays.reset(PID, List.of());
    assertEquals(Map.of(), admin.values(PID));
    assertFalse(Files.exists(new OverlayStore(directory.resolve("overlay")).file(PID)));
  }

  @Test
  @DisplayName("D7: what is in force already is not updated again")
  void updatesNothingWithoutNeed() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s"));
    int before = admin.updates.size();
    overlays.set(PID, Map.of("openFor", "5s"));
    overlays.applyAll(true);
    overlays.updated(PID);
    open();
    overlays.applyAll(true);
    assertEquals(before, admin.updates.size());
  }

  @Test
  void isInForceAfterAStartAsSoonAsTheFileIs() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s"));
    admin.listener = (pid, now) -> {};
    admin.delete(PID);
    open();
    overlays.applyAll(false);
    assertEquals(Map.of(), admin.values(PID), "half a configuration would be wrong");
    admin.update(PID, FILE);
    assertEquals(Map.of("openFor", "5s", "trialCalls", "3"), admin.values(PID));
  }

  @Test
  void isInForceAfterAStartWithoutTheFile() throws IOException {
    admin.update(PID, FILE);
    overlays.set(PID, Map.of("openFor", "5s"));
    admin.listener = (pid, now) -> {};
    admin.delete(PID);
    open();
    overlays.applyAll(true);
    assertEquals(Map.of("openFor", "5s"), admin.values(PID));
  }

  @Test
  @DisplayName("D4: what cannot be kept is not put in force")
  void changesNothingWhenItCannotBeKept() throws IOException {
    admin.update(PID, FILE);
    Files.writeString(directory.resolve("overlay"), "a file where the directory should be");
    assertThrows(IOException.class, () -> overlays.set(PID, Map.of("openFor", "5s")));
    assertEquals(FILE, admin.values(PID));
    assertTrue(overlays.find(PID).isEmpty());
  }
}
