package dev.testudo.shell.provider.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {
  enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  record Breaker(String name, State state, double rate, long calls, Duration p99) {}

  record Setting(String key, String value) {}

  record Shown(Breaker breaker, String note, Rows<Setting> settings) {}

  private static final List<Breaker> BREAKERS =
      List.of(
          new Breaker("orders-db", State.OPEN, 0.5, 12_345, Duration.ofNanos(1_234_567)),
          new Breaker("a-rather-long-name", State.CLOSED, Double.NaN, 7, Duration.ofMillis(1_500)));

  private static final Rows<Breaker> ROWS = Rows.of(Breaker.class, BREAKERS);

  private static String render(Object value, Screen screen) {
    String text = new Renderer(screen).render(value);
    return text == null ? "" : text;
  }

  private static Screen terminal(int width) {
    return new Screen(width, false, true, false);
  }

  @Test
  void alignsNumbersToTheRight() {
    assertEquals(
        """
        name                state   rate  calls     p99
        orders-db           OPEN     0.5  12345  1.23ms
        a-rather-long-name  CLOSED     -      7    1.5s""",
        render(ROWS, Screen.PIPE));
  }

  @Test
  void takesAnyListOfRecords() {
    assertEquals(render(ROWS, Screen.PIPE), render(BREAKERS, Screen.PIPE));
    assertNull(new Renderer(Screen.PIPE).render(List.of("a", "b")));
    assertNull(new Renderer(Screen.PIPE).render("text"));
  }

  @Test
  void showsTheColumnsOfAnEmptyList() {
    Rows<Breaker> none = Rows.of(Breaker.class, List.of());
    assertEquals("name  state  rate  calls  p99", render(none, Screen.PIPE));
    assertEquals("[]", render(none, Screen.JSON));
  }

  @ParameterizedTest(name = "H7: no line is longer than {0} columns")
  @ValueSource(ints = {20, 40, 80, 500})
  void fitsTheTerminal(int width) {
    String text = render(ROWS, terminal(width));
    assertTrue(text.lines().allMatch(line -> Text.width(line) <= Math.max(width, 26)), text);
    assertTrue(text.contains("12345"), "a number is never cut: " + text);
  }

  @Test
  @DisplayName("H7: a narrow terminal gets blocks in place of a table")
  void fallsBackToBlocks() {
    assertEquals(
        """
        name   orders-db
        state  OPEN
        rate   0.5
        calls  12345
        p99    1.23ms

        name   a-rather-long-name
        state  CLOSED
        rate   -
        calls  7
        p99    1.5s""",
        render(ROWS, terminal(20)));
  }

  @Test
  @DisplayName("H7: what is cut ends in an ellipsis, in ASCII where the terminal knows no other")
  void cutsTheWidestFirst() {
    Rows<Setting> settings = Rows.of(Setting.class, List.of(new Setting("services", "(a=b)(c=d)")));
    assertTrue(render(settings, terminal(18)).contains("services  (a=b)(c…"));
    String ascii = render(settings, new Screen(18, false, false, false));
    assertTrue(ascii.contains("services  (a=b)(c~"), ascii);
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(ascii));
  }

  @Test
  @DisplayName("H7: what a line is about, and its state, are never cut")
  void cutsNeitherNamesNorStates() {
    String text = render(ROWS, terminal(47));
    assertTrue(text.contains("a-rather-long-name  CLOSED"), text);
    assertTrue(render(ROWS, terminal(40)).contains("name   a-rather-long-name"));
  }

  @Test
  @DisplayName("H7: colour only where it is welcome")
  void coloursStates() {
    assertFalse(render(ROWS, terminal(80)).contains("\u001b"));
    String colored = render(ROWS, new Screen(80, true, true, false));
    assertTrue(colored.contains("\u001b[31mOPEN\u001b[0m"), colored);
    assertTrue(colored.contains("\u001b[32mCLOSED\u001b[0m"), colored);
    assertEquals(render(ROWS, terminal(80)), colored.replaceAll("\u001b\\[[0-9]*m", ""));
  }

  @Test
  @DisplayName("H7: what a value contains never reaches the terminal as a command")
  void disarmsControlCharacters() {
    String text = render(new Setting("a\u001b[31m", "two\nlines"), terminal(80));
    assertEquals("key    a?[31m\nvalue  two lines", text);
  }

  @Test
  void countsTheColumnsOfWideCharacters() {
    Rows<Setting> rows =
        Rows.of(Setting.class, List.of(new Setting("日本", "x"), new Setting("e\u0301", "y")));
    assertEquals("key   value\n日本  x\ne\u0301     y", render(rows, Screen.PIPE));
  }

  @Test
  void takesRecordsInRecordsApart() {
    Shown shown =
        new Shown(BREAKERS.get(0), "", Rows.of(Setting.class, List.of(new Setting("k", "v"))));
    assertEquals(
        """
        name   orders-db
        state  OPEN
        rate   0.5
        calls  12345
        p99    1.23ms
        note

        key  value
        k    v""",
        render(shown, Screen.PIPE));
  }

  @Test
  void showsDocumentsWithTheirTablesAndGivesProgramsSomethingElse() {
    Document document =
        new Document(
            List.of("All is\u001b well."),
            List.of(
                new Document.Part(
                    "Breakers",
                    List.of("name", "state"),
                    List.of(List.of("a", "OPEN"), List.of("orders-db", "CLOSED"))),
                new Document.Part("Caches: none", List.of("name"), List.of()),
                new Document.Part("Pools: none", List.of("name"), List.of())),
            Map.of("sentences", 1));
    assertEquals(
        """
        All is? well.

        Breakers
        name       state
        a          OPEN
        orders-db  CLOSED

        Caches: none
        Pools: none""",
        render(document, Screen.PIPE));
    assertTrue(render(document, terminal(12)).contains("name   orders-db\nstate  CLOSED"));
    assertEquals("{\"sentences\":1}", render(document, Screen.JSON));
  }

  @Test
  void writesDurationsAsPeopleDo() {
    Cells cells = new Cells(true);
    assertEquals("0s", cells.text(Duration.ZERO));
    assertEquals("350ns", cells.text(Duration.ofNanos(350)));
    assertEquals("12.3µs", cells.text(Duration.ofNanos(12_345)));
    assertEquals("12.3us", new Cells(false).text(Duration.ofNanos(12_345)));
    assertEquals("59.9s", cells.text(Duration.ofMillis(59_900)));
    assertEquals("1m30s", cells.text(Duration.ofSeconds(90)));
    assertEquals("1h", cells.text(Duration.ofHours(1)));
    assertEquals("2d3h", cells.text(Duration.ofHours(51).plusSeconds(59)));
    assertEquals("-1.5s", cells.text(Duration.ofMillis(-1_500)));
  }

  @Test
  void trimsNumbers() {
    assertEquals("0.5", Cells.number(0.5));
    assertEquals("0", Cells.number(-0.0));
    assertEquals("3", Cells.number(3));
    assertEquals("1234.568", Cells.number(1234.5678));
    assertEquals("0.0000123", Cells.number(0.000012345));
    assertEquals("Infinity", Cells.number(Double.POSITIVE_INFINITY));
  }

  @Test
  void escapesJson() {
    assertEquals(
        "{\"key\":\"\\\"\\\\\\n\\u001b\\u2028\\ud800é\",\"value\":\"😀\"}",
        render(new Setting("\"\\\n\u001b\u2028\ud800é", "😀"), Screen.JSON));
  }

  @Test
  void writesEveryKindOfValueAsJson() {
    assertEquals(
        "[{\"name\":\"a\",\"state\":\"OPEN\",\"rate\":null,\"calls\":1,\"p99\":1.5}]",
        render(
            List.of(new Breaker("a", State.OPEN, Double.NaN, 1, Duration.ofMillis(1500))),
            Screen.JSON));
    assertEquals("null", render(Optional.empty(), Screen.JSON));
    assertEquals(
        "{\"a\":[1,true,null]}", render(Map.of("a", new Object[] {1, true, null}), Screen.JSON));
    assertEquals("\"1970-01-01T00:00:00Z\"", render(Instant.EPOCH, Screen.JSON));
  }
}
