package dev.testudo.conf.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CfgReaderTest {

  @Test
  void readsLinesOfKeyAndValue() throws RefusedException {
    String text =
        """
        # a comment = nothing
          ! another: one

        openFor = 10s
        services=(objectClass=com.acme.Orders)
          trialCalls :\t3 \t\s
        empty =
        url: http://localhost:80/?a=b#c
        """;
    assertEquals(
        Map.of(
            "openFor", "10s",
            "services", "(objectClass=com.acme.Orders)",
            "trialCalls", "3",
            "empty", "",
            "url", "http://localhost:80/?a=b#c"),
        CfgReader.read(text));
  }

  @Test
  void goesOnInTheNextLineAfterABackslash() throws RefusedException {
    assertEquals(
        Map.of("policies", "retry, breaker=a", "path", "C:\\", "next", "1"),
        CfgReader.read("policies = retry, \\\n    breaker=a\npath = C:\\\\\nnext = 1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void takesAnyEndOfLine(String end) throws RefusedException {
    assertEquals(
        Map.of("a", "1", "b", "23"),
        CfgReader.read(String.join(end, "# c", "a=1", "b=2\\", "3", "")));
  }

  @Test
  void resolvesEscapes() throws RefusedException {
    assertEquals(
        Map.of("a=b", "tab\there\nü\u00e9 \\", "c", " kept "),
        CfgReader.read("a\\=b = tab\\there\\n\\u00fcé\\ \\\\\nc = \\ kept\\ "));
  }

  @Test
  @DisplayName("D10: dollar signs and characters of any script come through as they are")
  void keepsTextAsItIs() throws RefusedException {
    String value = "${testudo.data} $1 \"quoted\" 日本 🐢";
    String text = Utf8.text(("\uFEFFa = " + value).getBytes(StandardCharsets.UTF_8));
    assertEquals(Map.of("a", value), CfgReader.read(text));
  }

  @ParameterizedTest
  @DisplayName("D4: a wrong line is refused, naming its number, its text and what would be right")
  @CsvSource(
      delimiter = '|',
      value = {
        "openFor 10s | line 2, \"openFor 10s\": there is no =; write openFor = 10s",
        "openFor | line 2, \"openFor\": there is no =; write openFor = value",
        "= 10s | line 2, \"= 10s\": there is no key before the =; write key = value",
        "open for = 1 | line 2, \"open for = 1\": a key has no blanks; write key = value",
        "A = 2 | line 2, \"A = 2\": line 1 sets this key, too; keep one of them",
        "b = \\d | line 2, \"b = \\d\": \\d means nothing here; write \\\\d for a backslash",
        "b = \\u00g0 | line 2, \"b = \\u00g0\": \\u00g0 is no character; write \\u and four"
            + " hexadecimal digits, or \\\\u for a backslash",
        "b = 1\\ | line 2, \"b = 1\\\": it ends in \\, but there is no next line; take the \\ away",
        "my.password hunter2 | line 2, (not shown, it may hold a secret): there is no =; write key"
            + " = value",
      })
  void refusesAWrongLine(String line, String message) {
    assertEquals(
        message,
        assertThrows(RefusedException.class, () -> CfgReader.read("a = 1\n" + line)).getMessage());
  }

  @Test
  void showsALongLineShort() {
    String message =
        assertThrows(RefusedException.class, () -> CfgReader.read("x".repeat(100_000) + "\u0007"))
            .getMessage();
    assertEquals("line 1, \"" + "x".repeat(80) + "…\": there is no =; write key = value", message);
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] latin = "a = 1\nb = \u00fc\n".getBytes(StandardCharsets.ISO_8859_1);
    byte[] cut = {'a', '=', (byte) 0xc3};
    byte[] zeros = {'a', '=', '1', '\n', 0, 0, 0};
    assertEquals("line 2: is not UTF-8; save the file in that encoding", refusal(latin));
    assertEquals("line 1: is not UTF-8; save the file in that encoding", refusal(cut));
    assertEquals("line 2: holds zero bytes where text should be; write it anew", refusal(zeros));
  }

  private static String refusal(byte[] bytes) {
    return assertThrows(RefusedException.class, () -> Utf8.text(bytes)).getMessage();
  }
}
