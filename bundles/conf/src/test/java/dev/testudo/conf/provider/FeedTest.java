package dev.testudo.conf.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds are made by hand: a change counts when two rounds in a row have found it. */
class FeedTest {
  private static final String PID = "dev.testudo.breaker~orders";

  @TempDir static Path cache;
  private static RealAdmin admin;

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private final Complaints complaints = new Complaints(said::add);
  private Folder conf;
  private Feed feed;

  @BeforeAll
  static void start() throws Exception {
    admin = new RealAdmin(cache);
  }

  @AfterAll
  static void stop() throws Exception {
    admin.close();
  }

  @BeforeEach
  void begin() {
    conf = new Folder(folder, complaints);
    feed = new Feed(new Store(admin.admin()), complaints);
  }

  @AfterEach
  void takeAllBack() throws IOException {
    new Store(admin.admin()).deleteAllBut(java.util.Set.of());
    admin.changes();
  }

  @Test
  void whatIsThereAtTheStartIsInForceAfterTheFirstRound() throws Exception {
    write(PID + ".cfg", "openFor = 10s");
    write("com.acme.shop.cfg.json", "{\"size:Integer\": 5}");
    round();
    assertEquals("10s", admin.values(PID).get("openFor"));
    assertEquals(5, admin.values("com.acme.shop").get("size"));
    assertEquals(folder.getFileName() + "/" + PID + ".cfg", admin.values(PID).get("testudo.file"));
    assertEquals(List.of(), said);
  }

  @Test
  void aChangeIsTakenWhenTwoRoundsHaveFoundTheSame() throws Exception {
    round();
    write(PID + ".cfg", "openFor = 1");
    assertTrue(round(), "something is moving");
    write(PID + ".cfg", "openFor = 10s");
    round();
    assertEquals(Map.of(), admin.values(PID));
    assertFalse(round());
    assertEquals("10s", admin.values(PID).get("openFor"));
  }

  @Test
  @DisplayName(
      "D4, R75 a broken file changes nothing, is named once, and the next right one counts")
  void aBrokenFileChangesNothing() throws Exception {
    write(PID + ".cfg", "openFor = 10s");
    round();
    write(PID + ".cfg", "openFor = 20s\ntrialCalls 3\n");
    rounds(3);
    assertEquals("10s", admin.values(PID).get("openFor"));
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).startsWith(folder.resolve(PID + ".cfg") + ", line 2"), said.get(0));
    assertTrue(said.get(0).contains("trialCalls = 3"), said.get(0));
    write(PID + ".cfg", "openFor = 20s\ntrialCalls = 3\n");
    rounds(2);
    assertEquals("20s", admin.values(PID).get("openFor"));
    assertEquals(1, said.size(), said::toString);
  }

  @Test
  @DisplayName("D7 unchanged content that is written again calls nobody")
  void unchangedContentCallsNobody() throws Exception {
    write(PID + ".cfg", "openFor = 10s");
    round();
    assertEquals(List.of(PID), admin.changes());
    write(PID + ".cfg", "# the same\nopenFor=10s");
    rounds(3);
    assertEquals(List.of(), admin.changes());
  }

  @Test
  void aFileThatIsGoneTakesItsConfigurationWithIt() throws Exception {
    admin.write("com.acme.other", Map.of("a", "1"));
    Path file = write(PID + ".cfg", "openFor = 10s");
    round();
    Files.delete(file);
    round();
    assertEquals("10s", admin.values(PID).get("openFor"), "editors move files away and back");
    round();
    assertEquals(Map.of(), admin.values(PID));
    assertEquals("1", admin.values("com.acme.other").get("a"), "what others made stays");
  }

  @Test
  void aFileThatIsMovedAwayAndBackWasNeverGone() throws Exception {
    Path file = write(PID + ".cfg", "openFor = 10s");
    round();
    Path aside = Files.move(file, folder.resolve(PID + ".cfg~"));
    round();
    Files.move(aside, file);
    rounds(2);
    assertEquals(List.of(PID), admin.changes());
  }

  @Test
  void ofTwoFilesForOnePidTheFirstCountsAndTheOtherIsNamed() throws Exception {
    write(PID + ".cfg", "openFor = 10s");
    Path second = write(PID + ".cfg.json", "{\"openFor\": \"20s\"}");
    rounds(3);
    assertEquals("10s", admin.values(PID).get("openFor"));
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.get(0).startsWith(second + ": left out"), said.get(0));
  }

  @Test
  void whatIsPutOnTopInConfigAdminIsNotOverwritten() throws Exception {
    write("com.acme.shop.cfg", "openFor = 10s");
    round();
    admin.write("com.acme.shop", Map.of("openFor", "1s"));
    admin.changes();
    rounds(3);
    assertEquals(List.of(), admin.changes());
    assertEquals("1s", admin.values("com.acme.shop").get("openFor"));
  }

  @Test
  void aConfigurationWhoseFileWasDeletedOfflineGoesAtTheStart() throws Exception {
    Path file = write(PID + ".cfg", "openFor = 10s");
    round();
    Files.delete(file);
    begin();
    rounds(2);
    assertEquals(Map.of(), admin.values(PID));
  }

  @Test
  void aFolderThatCannotBeSeenTakesNothingAway() throws Exception {
    write(PID + ".cfg", "openFor = 10s");
    round();
    Folder unreadable = new Folder(folder.resolve(PID + ".cfg").resolve("no-folder"), complaints);
    feed.round(conf.look(), true);
    assertEquals(List.of(), unreadable.look());
    assertEquals("10s", admin.values(PID).get("openFor"));
    assertTrue(said.get(0).contains("there is no such folder"), said::toString);
  }

  @Test
  @DisplayName("D10 every character, long values and many keys come through as they are")
  void everyCharacterComesThrough() throws Exception {
    String odd = "ü € \uD83D\uDC22 $ ${x} \" ' %";
    String longest = "x".repeat(1 << 20);
    StringBuilder text = new StringBuilder("odd = " + odd + "\nlong = " + longest + "\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("k").append(i).append(" = ").append(i).append('\n');
    }
    write("com.acme.shop.cfg", text.toString());
    round();
    Map<String, Object> values = admin.values("com.acme.shop");
    assertEquals(odd, values.get("odd"));
    assertEquals(longest, values.get("long"));
    assertEquals("9999", values.get("k9999"));
    assertEquals(10_003, values.size());
  }

  @Test
  @DisplayName("D12 a user's file is never written")
  void aFileIsNeverWritten() throws Exception {
    Path file = write(PID + ".cfg", "# mine\nopenFor   =   10s");
    byte[] before = Files.readAllBytes(file);
    Stamp stamp = Stamp.of(file);
    rounds(2);
    admin.write("com.acme.shop", Map.of("openFor", "1s"));
    rounds(2);
    assertArrayEquals(before, Files.readAllBytes(file));
    assertEquals(stamp, Stamp.of(file));
  }

  @Test
  void whatIsNoTextIsRefused() throws Exception {
    Files.write(folder.resolve(PID + ".cfg"), new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
    round();
    assertEquals(Map.of(), admin.values(PID));
    assertTrue(said.get(0).contains("is not UTF-8"), said::toString);
  }

  private boolean round() {
    return feed.round(conf.look(), !conf.isBlind());
  }

  private void rounds(int number) {
    for (int i = 0; i < number; i++) {
      round();
    }
  }

  // Each version differs in its time, whatever the file system's clock says.
  private long versions;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    versions++;
    return Files.setLastModifiedTime(
        file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L + versions * 1000));
  }
}
