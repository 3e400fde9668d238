package dev.testudo.shell.provider.conf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayStoreTest {
  private static final String PID = "dev.testudo.breaker~orders-db";

  /** How often the writer is killed; the case asks for 500, which takes minutes. */
  private static final int KILLS = Integer.getInteger("testudo.kills", 10);

  @TempDir Path directory;

  private static Object roundTrip(Object value) {
    return TypedText.read(TypedText.write(value));
  }

  @Test
  @DisplayName("D10: every type and every character comes back")
  void keepsTypes() {
    for (Object value :
        List.of(
            "", "(Integer) 5", "a|b\\|c", "日本\n\t😀$\\", 5, 5L, 0.5, 0.5f, true, 'x', (byte) 1)) {
      assertEquals(value, roundTrip(value));
    }
    assertEquals(List.of("a|b", "c\\"), roundTrip(List.of("a|b", "c\\")));
    assertEquals(List.of(1L, 2L), roundTrip(List.of(1L, 2L)));
    assertArrayEquals(
        new String[] {"a", "", "|"}, (String[]) roundTrip(new String[] {"a", "", "|"}));
    assertArrayEquals(new String[0], (String[]) roundTrip(new String[0]));
    assertArrayEquals(new String[] {""}, (String[]) roundTrip(new String[] {""}));
    assertArrayEquals(new int[] {1, -2}, (int[]) roundTrip(new int[] {1, -2}));
  }

  @Test
  @DisplayName("D10: odd keys, a long value and many keys come back")
  void keepsWhatIsOdd() throws IOException {
    Map<String, Object> set = new HashMap<>();
    set.put("key with =:#! and \\ é", " leading, trailing ");
    set.put("long", "x".repeat(1 << 20));
    set.put("half", "\ud800");
    for (int i = 0; i < 10_000; i++) {
      set.put("key" + i, i);
    }
    Overlay overlay = new Overlay("a/b%~ü", set, Map.of("key1", "before"), true);
    OverlayStore store = new OverlayStore(directory);
    store.write(overlay);
    assertEquals(List.of(overlay), store.readAll());
  }

  @Test
  void setsADamagedFileAsideAndReadsTheRest() throws IOException {
    OverlayStore store = new OverlayStore(directory);
    Overlay good = new Overlay(PID, Map.of("a", "b"), Map.of(), false);
    store.write(good);
    Files.writeString(store.file("half"), "set.a = b\n");
    Files.writeString(store.file("bad"), "set.a = (Nonsense) 1\nmade = (Boolean) true\n");
    Files.writeString(directory.resolve("unfinished.cfg.tmp"), "set");
    assertEquals(List.of(good), store.readAll());
    assertTrue(Files.exists(directory.resolve("half.cfg.damaged")));
    assertTrue(Files.exists(directory.resolve("bad.cfg.damaged")));
    assertTrue(Files.notExists(directory.resolve("unfinished.cfg.tmp")));
  }

  /** Writes for ever, each time all keys with one number. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      OverlayStore store = new OverlayStore(Path.of(args[0]));
      for (int round = 0; ; round++) {
        Map<String, Object> set = new HashMap<>();
        for (int key = 0; key < 500; key++) {
          set.put("key" + key, round);
        }
        store.write(new Overlay(PID, set, Map.of(), false));
        System.out.println(round);
      }
    }
  }

  @Test
  @DisplayName("D1: killed in the middle of a write, the file is the old or the new one")
  void survivesBeingKilled() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  directory.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader rounds =
          new BufferedReader(new InputStreamReader(writer.getInputStream(), US_ASCII))) {
        for (int round = 0; round <= kill % 10; round++) {
          assertTrue(rounds.readLine() != null, "the writer ended by itself");
        }
      } finally {
        writer.destroyForcibly().waitFor();
      }
      List<Overlay> all = new OverlayStore(directory).readAll();
      assertEquals(1, all.size());
      assertEquals(500, all.get(0).set().size());
      assertEquals(1, all.get(0).set().values().stream().distinct().count());
    }
  }
}
