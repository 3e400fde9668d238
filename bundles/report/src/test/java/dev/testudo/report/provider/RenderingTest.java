package dev.testudo.report.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Json;
import dev.testudo.report.Report;
import dev.testudo.report.ReportSection;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The renderers, with names that would break out of every one of them. */
class RenderingTest {
  private static final Instant AT = Instant.parse("2026-11-25T03:12:40.500Z");
  private static final String SHOWN_AT = new Cells(true).text(AT);
  private static final String HOSTILE = "<script>a|b\n\"it's\" & `x` 😀 _all_ so_far";

  private static final Report REPORT =
      new Report(
          "Shop <b>",
          AT,
          Duration.ofMinutes(15),
          List.of("Now:", HOSTILE),
          List.of(
              ReportSection.of("breaker", "Breakers", "name", "state", "share", "opened", "left")
                  .row(HOSTILE, "OPEN", 0.5, 1404, Duration.ofMillis(1500))
                  .row("orders-db", "CLOSED", Double.NaN, 0, Duration.ZERO),
              ReportSection.of("cache", "Caches", "name").note("nothing in the latest 15m")));

  @Test
  void writesMarkdownOfWhichNothingBreaksOut() {
    assertEquals(
        """
        # Shop &lt;b&gt;

        %s, the latest 15m

        - Now:
        - &lt;script&gt;a\\|b "it's" &amp; \\`x\\` 😀 \\_all\\_ so_far

        ## Breakers

        | name | state | share | opened | left |
        |---|---|--:|--:|--:|
        | &lt;script&gt;a\\|b "it's" &amp; \\`x\\` 😀 \\_all\\_ so_far | OPEN | 0.5 | 1404 | 1.5s |
        | orders-db | CLOSED | - | 0 | 0s |

        **Caches: nothing in the latest 15m**
        """
            .formatted(SHOWN_AT),
        new Markdown(REPORT).text());
  }

  @Test
  void writesHtmlThatIsWellFormedAndHasNoScripts() throws Exception {
    String html = new Html(REPORT).text();
    assertFalse(html.contains("<script"), html);
    Document page = parse(html);
    assertEquals("Shop <b>", text(page, "title").get(0));
    String told = HOSTILE.replace('\n', ' ');
    assertEquals(List.of("Now:", told), text(page, "li"));
    assertEquals(
        List.of(told, "OPEN", "0.5", "1404", "1.5s", "orders-db", "CLOSED", "-", "0", "0s"),
        text(page, "td"));
    assertEquals(
        List.of(SHOWN_AT + ", the latest 15m", "Caches: nothing in the latest 15m"),
        text(page, "p"));
    assertTrue(html.contains("<td class=\"n\">1404</td>"), html);
    assertFalse(html.matches("(?s).*(src|href)=.*"), "nothing is asked of anybody");
  }

  @Test
  void writesHtmlOfCharactersThatNoPageMayHave() throws Exception {
    Report report =
        new Report("a\u001b\ud800\ufffe\u0085", AT, Duration.ofMinutes(1), List.of(), List.of());
    assertEquals("a?\ufffd\ufffd?", text(parse(new Html(report).text()), "h1").get(0));
  }

  @Test
  void writesJsonWithNumbersAsNumbersAndRowsByColumn() {
    assertEquals(
        "{\"title\":\"Shop <b>\",\"at\":\"2026-11-25T03:12:40.500Z\",\"window\":900,"
            + "\"sentences\":[\"Now:\",\"<script>a|b\\n\\\"it's\\\" & `x` 😀 _all_ so_far\"],"
            + "\"sections\":[{\"name\":\"breaker\",\"title\":\"Breakers\",\"note\":\"\","
            + "\"columns\":[\"name\",\"state\",\"share\",\"opened\",\"left\"],\"rows\":["
            + "{\"name\":\"<script>a|b\\n\\\"it's\\\" & `x` 😀 _all_ so_far\",\"state\":\"OPEN\","
            + "\"share\":0.5,\"opened\":1404,\"left\":1.5},"
            + "{\"name\":\"orders-db\",\"state\":\"CLOSED\",\"share\":null,\"opened\":0,\"left\":0}]},"
            + "{\"name\":\"cache\",\"title\":\"Caches\",\"note\":\"nothing in the latest 15m\","
            + "\"columns\":[\"name\"],\"rows\":[]}]}",
        Json.of(REPORT.asMap()));
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<String> text(Document page, String element) {
    NodeList found = page.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
