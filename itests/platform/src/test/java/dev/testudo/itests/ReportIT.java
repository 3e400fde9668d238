package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** The story of an outage, as an operator reads it. */
class ReportIT extends ArchiveCase {
  private static final Pattern OPENED =
      Pattern.compile(
          "Breaker orders-db opened ([1-9]\\d*) times? and turned away ([\\d,]+) calls");

  @Test
  void aReportTellsTheStoryOfAnOutage() throws Exception {
    testudo.succeed("start");
    testudo.succeed("exec", "demo:start --rate 200");
    testudo.succeed("exec", "demo:outage 8s");
    Await.until(
        Duration.ofSeconds(60),
        () -> testudo.succeed("report:show").contains("Breaker orders-db is open for another"),
        () -> testudo.succeed("report:show"));
    Await.until(
        Duration.ofSeconds(60),
        () -> testudo.succeed("breaker:list").matches("(?s).*orders-db +CLOSED.*"),
        () -> testudo.succeed("breaker:list"));
    testudo.succeed("exec", "demo:stop");
    String told = testudo.succeed("report:show");
    System.out.println(told);
    assertFalse(told.contains("is open for another"), told);
    Matcher opened = OPENED.matcher(told);
    assertTrue(opened.find(), told);
    String breaker = testudo.succeed("exec", "--json", "breaker:list orders-db");
    assertTrue(
        breaker.contains("\"rejected\":" + opened.group(2).replace(",", "") + ","),
        () -> opened.group() + "\n" + breaker);
    assertTrue(breaker.contains("\"opened\":" + opened.group(1) + "}"), breaker);
    assertTrue(told.matches("(?s).*\nThe slowest operation is [\\w.-]+: .*"), told);
    assertTrue(told.matches("(?s).*\nshop\\.product +\\d+ .*"), told);
    assertTrue(told.matches("(?s).*\n[\\w.]+: of [\\d,]+ calls .* were turned away\\.\n.*"), told);
    assertTrue(told.matches("(?s).* breaker +orders-db +OPENED .*"), told);
    written();
  }

  private void written() throws Exception {
    Path folder = testudo.home().resolve("data");
    String markdown = write(folder, "outage.md");
    assertTrue(OPENED.matcher(markdown).find(), markdown);
    Path page = folder.resolve("outage.html");
    assertTrue(OPENED.matcher(write(folder, "outage.html")).find());
    assertEquals(
        "html",
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(page.toFile())
            .getDocumentElement()
            .getTagName());
    try (JsonReader reader = Json.createReader(new StringReader(write(folder, "outage.json")))) {
      JsonObject report = reader.readObject();
      assertEquals(900, report.getInt("window"));
      JsonObject breaker =
          report.getJsonArray("sections").getValuesAs(JsonObject.class).stream()
              .filter(section -> section.getString("name").equals("breaker"))
              .flatMap(
                  section -> section.getJsonArray("rows").getValuesAs(JsonObject.class).stream())
              .filter(row -> row.getString("name").equals("orders-db"))
              .findFirst()
              .orElseThrow();
      assertTrue(breaker.getInt("opened") > 0 && breaker.getInt("rejected") > 0, breaker::toString);
    }
    Run refused = testudo.testudo("report:write " + folder.resolve("gone/outage.md"));
    assertTrue(refused.output().contains("there is no folder "), refused::output);
  }

  private String write(Path folder, String name) throws Exception {
    Path file = folder.resolve(name);
    String answer = testudo.succeed("exec", "report:write " + file);
    assertTrue(answer.contains(name), answer);
    return Files.readString(file);
  }
}
