package dev.testudo.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, row by row as its own test suite has them. */
class W3cTest {
  private static final String TRACE = "12345678901234567890123456789012";
  private static final String SPAN = "1234567890123456";
  private static final String GOOD = "00-" + TRACE + "-" + SPAN + "-01";

  private static String read(String... headers) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    Map<String, String> out = new LinkedHashMap<>();
    SpanContext.from(map).ifPresent(context -> context.into(out));
    return out.toString();
  }

  private static String trace(String traceparent) {
    return SpanContext.from(Map.of("traceparent", traceparent))
        .map(SpanContext::traceparent)
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          00-12345678901234567890123456789012-1234567890123456-01, 01
          00-12345678901234567890123456789012-1234567890123456-00, 00
          00-12345678901234567890123456789012-1234567890123456-02, 02
          00-12345678901234567890123456789012-1234567890123456-03, 03
          00-12345678901234567890123456789012-1234567890123456-ff, 03
          cc-12345678901234567890123456789012-1234567890123456-01, 01
          cc-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like, 01
          cc-12345678901234567890123456789012-1234567890123456-01-, 01
          01-12345678901234567890123456789012-1234567890123456-09, 01
          fe-12345678901234567890123456789012-1234567890123456-fd, 01
          """)
  @DisplayName("O29 reads what is well formed, and the known part of later versions")
  void readsTraceparents(String header, String flags) {
    assertEquals("00-" + TRACE + "-" + SPAN + "-" + flags, trace(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "00-12345678901234567890123456789012-1234567890123456",
        "00-12345678901234567890123456789012-1234567890123456-",
        // more behind version 00
        "00-12345678901234567890123456789012-1234567890123456-01.",
        "00-12345678901234567890123456789012-1234567890123456-01-",
        "00-12345678901234567890123456789012-1234567890123456-01-what-the-future-will-be-like",
        // later versions
        "cc-12345678901234567890123456789012-1234567890123456-01.what-the-future-will-be-like",
        "cc-12345678901234567890123456789012-1234567890123456-0",
        "ff-12345678901234567890123456789012-1234567890123456-01",
        "ff-12345678901234567890123456789012-1234567890123456-01-more",
        // versions that are none
        ".0-12345678901234567890123456789012-1234567890123456-01",
        "0.-12345678901234567890123456789012-1234567890123456-01",
        "000-12345678901234567890123456789012-1234567890123456-01",
        "0000-12345678901234567890123456789012-1234567890123456-01",
        "0-12345678901234567890123456789012-1234567890123456-01",
        "CC-12345678901234567890123456789012-1234567890123456-01",
        // trace ids that are none
        "00-00000000000000000000000000000000-1234567890123456-01",
        "00-.2345678901234567890123456789012-1234567890123456-01",
        "00-1234567890123456789012345678901.-1234567890123456-01",
        "00-123456789012345678901234567890123-1234567890123456-01",
        "00-1234567890123456789012345678901-1234567890123456-01",
        "00-1234567890123456789012345678901A-1234567890123456-01",
        "00--1234567890123456-01",
        // span ids that are none
        "00-12345678901234567890123456789012-0000000000000000-01",
        "00-12345678901234567890123456789012-.234567890123456-01",
        "00-12345678901234567890123456789012-123456789012345.-01",
        "00-12345678901234567890123456789012-12345678901234567-01",
        "00-12345678901234567890123456789012-123456789012345-01",
        "00-12345678901234567890123456789012-123456789012345F-01",
        // flags that are none
        "00-12345678901234567890123456789012-1234567890123456-.0",
        "00-12345678901234567890123456789012-1234567890123456-0.",
        "00-12345678901234567890123456789012-1234567890123456-001",
        "00-12345678901234567890123456789012-1234567890123456-1",
        "00-12345678901234567890123456789012-1234567890123456-0A",
        // separators that are none
        "00_12345678901234567890123456789012-1234567890123456-01",
        "00-12345678901234567890123456789012_1234567890123456-01",
        "00-12345678901234567890123456789012-1234567890123456_01",
        "00 12345678901234567890123456789012 1234567890123456 01",
        // digits of other scripts, which Java would read
        "00-१२३४५६७८९०१२३४५६७८९०१२३४५६७८९०१२-1234567890123456-01",
        // two of them in one header
        "00-12345678901234567890123456789011-1234567890123456-01,"
            + "00-12345678901234567890123456789012-1234567890123456-01",
      })
  @DisplayName("O29 takes what is not well formed as not there")
  void refusesTraceparents(String header) {
    assertEquals("none", trace(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "  \t "})
  @DisplayName("O29 passes over blanks around a header")
  void passesOverBlanks(String blank) {
    assertEquals(GOOD, trace(blank + GOOD + blank));
    assertEquals(GOOD, trace(GOOD + blank));
    assertEquals(
        "{traceparent=" + GOOD + ", tracestate=foo=1,bar=2}",
        read("traceparent", GOOD, "tracestate", blank + "foo=1" + blank + "," + blank + "bar=2"));
  }

  @Test
  @DisplayName("O29 knows the names of headers in whatever case, and no others")
  void knowsNames() {
    for (String name : new String[] {"traceparent", "TraceParent", "TrAcEpArEnT", "TRACEPARENT"}) {
      assertEquals("{traceparent=" + GOOD + "}", read(name, GOOD));
    }
    assertEquals("{}", read("trace-parent", GOOD, "trace.parent", GOOD));
    assertEquals(
        "{traceparent=" + GOOD + ", tracestate=foo=1}",
        read("traceparent", GOOD, "TrAcEsTaTe", "foo=1", "trace-state", "bar=2"));
    String other = GOOD.replace("12-", "13-");
    assertEquals("{}", read("traceparent", GOOD, "TraceParent", other), "which of the two?");
  }

  @Test
  @DisplayName("O29 a tracestate alone is nothing")
  void aTracestateAloneIsNothing() {
    assertEquals("{}", read("tracestate", "foo=1"));
    assertEquals("{}", read("traceparent", "00-0-0-0", "tracestate", "foo=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo=1",
        "foo=1,bar=2",
        "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
        "foo@bar=1,0foo@bar=2",
        "a-b_c*d/e=1",
        "ot=th:8;rv:c6e4a9b5d0f172",
        "foo= leading blanks count",
        "foo=!\"#$%&'()*+-./0123456789:;<>?@AZ[\\]^_`az{|}~",
      })
  @DisplayName("O28, O29 a tracestate is passed on as it came, th and rv included")
  void passesOnTracestates(String state) {
    assertEquals(
        "{traceparent=" + GOOD + ", tracestate=" + state + "}",
        read("traceparent", GOOD, "tracestate", state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo",
        "foo =1",
        "FOO=1",
        "foo.bar=1",
        "foo@=1,bar=2",
        "@foo=1,bar=2",
        "foo@@bar=1,bar=2",
        "foo@bar@baz=1,bar=2",
        "foo@0bar=1",
        "foo=bar=baz",
        "foo=,bar=3",
        "foo=ü",
        "=1",
      })
  @DisplayName(
      "O29 of a tracestate that is not well formed nothing is passed on; the trace goes on")
  void refusesTracestates(String state) {
    assertEquals("{traceparent=" + GOOD + "}", read("traceparent", GOOD, "tracestate", state));
  }

  @Test
  @DisplayName("O29 empty members of a tracestate do not count; of a key the first stands")
  void tidiesTracestates() {
    for (String state : new String[] {"foo=1,", "foo=1,,", ",foo=1", "foo=1, ,\t", "foo=1,foo=2"}) {
      assertEquals(
          "{traceparent=" + GOOD + ", tracestate=foo=1}",
          read("traceparent", GOOD, "tracestate", state));
    }
    assertEquals("{traceparent=" + GOOD + "}", read("traceparent", GOOD, "tracestate", ""));
  }

  @Test
  @DisplayName("O29 the limits of a tracestate: 32 members, keys and values of 256, tenants of 241")
  void limitsTracestates() {
    String many =
        IntStream.range(0, 32).mapToObj(i -> "bar" + i + "=" + i).collect(Collectors.joining(","));
    assertTrue(read("traceparent", GOOD, "tracestate", many).contains(many));
    assertTrue(!read("traceparent", GOOD, "tracestate", many + ",one=more").contains("bar"));
    for (String good :
        new String[] {
          "z".repeat(256) + "=1",
          "t".repeat(241) + "@" + "v".repeat(14) + "=1",
          "a=" + "v".repeat(256)
        }) {
      assertTrue(read("traceparent", GOOD, "tracestate", good).contains(good), good);
    }
    for (String bad :
        new String[] {
          "z".repeat(257) + "=1",
          "t".repeat(242) + "@v=1",
          "t@" + "v".repeat(15) + "=1",
          "a=" + "v".repeat(257)
        }) {
      assertEquals("{traceparent=" + GOOD + "}", read("traceparent", GOOD, "tracestate", bad));
    }
  }

  @Test
  @DisplayName("O31 baggage: what is encoded wrongly, and empty keys, are passed over")
  void readsBaggage() {
    assertEquals(
        Map.of("user", "Jörg, the 1st", "key1", "value1", "empty", ""),
        SpanContext.from(
                Map.of(
                    "baggage",
                    "user=J%C3%B6rg%2C%20the%201st, key1 = value1 ;property=4;flag,=x,noequals,"
                        + "bad=%,worse=%4,worst=%zz,notutf8=%ff,empty=,sp ace=1,quoted=\"a\",\u0007=b"))
            .orElseThrow()
            .baggage());
  }

  @Test
  @DisplayName("O31 baggage: 64 members and 8192 bytes at most, in and out")
  void limitsBaggage() {
    String flood =
        IntStream.range(0, 1_000).mapToObj(i -> "k" + i + "=v").collect(Collectors.joining(","));
    assertEquals(64, SpanContext.from(Map.of("baggage", flood)).orElseThrow().baggage().size());
    assertEquals("{}", read("baggage", "k=" + "v".repeat(8_192)));
    Map<String, String> large = new LinkedHashMap<>();
    for (int i = 0; i < 200; i++) {
      large.put("k" + i, i == 0 ? "ö".repeat(5_000) : "value");
    }
    Map<String, String> out = new LinkedHashMap<>();
    new SpanContext(0, 0, 0, 0, "", large).into(out);
    assertEquals(64, Arrays.stream(out.get("baggage").split(",")).count());
    assertTrue(out.get("baggage").length() <= 8_192);
    assertTrue(out.get("baggage").startsWith("k1=value"), "what does not fit is left out");
  }

  @Test
  void aCorrelationIdTravelsWithAndWithoutATrace() {
    assertEquals(
        "{baggage=correlation_id=order-4711, correlation_id=order-4711}",
        read("correlation_id", " order-4711 "));
    assertEquals(
        "{traceparent=" + GOOD + ", baggage=a=b,correlation_id=7, correlation_id=7}",
        read("traceparent", GOOD, "baggage", "a=b", "Correlation_ID", "7"));
    assertEquals("{}", read("correlation_id", "two\nlines"));
  }

  @Test
  void writingTakesOutWhatIsNotThere() {
    Map<String, String> headers = new LinkedHashMap<>(Map.of("tracestate", "stale=1", "x", "y"));
    SpanContext.from(Map.of("traceparent", GOOD)).orElseThrow().into(headers);
    assertEquals(Map.of("traceparent", GOOD, "x", "y"), headers);
  }
}
