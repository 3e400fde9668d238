package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.testudo.testkit.Await;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page for Prometheus in the running platform, read by the real one. */
class PrometheusIT extends ArchiveCase {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @TempDir Path scratch;

  @Test
  void nobodyIsAnsweredWithoutTheToken() throws Exception {
    Scraped.anyPort(testudo);
    testudo.succeed("start");
    Scraped scraped = new Scraped(testudo);
    Await.until(() -> status(scraped, "Authorization", "") == 401, testudo::log);
    assertEquals(401, scraped.get("metrics").statusCode());
    assertEquals(401, scraped.get("metrics", "Authorization", "Bearer wrong").statusCode());
    assertEquals(
        401, scraped.get("metrics", "Authorization", "Basic YWRtaW46YWRtaW4=").statusCode());
    assertEquals("", scraped.get("metrics").body());
    String right = scraped.authorization();
    assertEquals(200, scraped.get("metrics", "Authorization", right).statusCode());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(scraped.tokenFile())));
    String shown = testudo.succeed("http:show");
    assertTrue(shown.contains(scraped.tokenFile().toRealPath().toString()), shown);
    testudo.succeed("http:renew");
    assertEquals(401, scraped.get("metrics", "Authorization", right).statusCode());
    assertEquals(
        200, scraped.get("metrics", "Authorization", scraped.authorization()).statusCode());
    String secret = right.substring("Bearer ".length());
    assertFalse(testudo.log().contains(secret));
    assertFalse(shown.contains(secret));
    testudo.succeed("stop");
    String kept = scraped.authorization();
    testudo.succeed("start");
    assertEquals(kept, scraped.authorization(), "the token outlives a restart");
  }

  @Test
  void theClientChoosesTheFormatAndTheCoding() throws Exception {
    Scraped.anyPort(testudo);
    testudo.succeed("start");
    Scraped scraped = new Scraped(testudo);
    String right = scraped.authorization();
    Await.until(() -> status(scraped, "Authorization", right) == 200);
    HttpResponse<String> text = scraped.get("metrics", "Authorization", right);
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        text.headers()
            .firstValue("Content-Type")
            .orElse("")
            .replace("charset=UTF-8", "charset=utf-8"));
    HttpResponse<byte[]> open =
        scraped.bytes(
            "metrics",
            "Authorization",
            right,
            "Accept",
            "application/openmetrics-text;version=1.0.0,text/plain;q=0.5",
            "Accept-Encoding",
            "gzip");
    assertEquals("gzip", open.headers().firstValue("Content-Encoding").orElse(""));
    assertTrue(
        open.headers()
            .firstValue("Content-Type")
            .orElse("")
            .startsWith("application/openmetrics-text"));
    String page =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(open.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertTrue(page.endsWith("\n# EOF\n"), page);
  }

  @Test
  void aPortInUseIsSaidOnceAndTheRestGoesOn() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          testudo.home().resolve("conf/dev.testudo.http.cfg"),
          "port = " + other.getLocalPort() + "\n");
      testudo.succeed("start");
      Await.until(
          () -> testudo.succeed("http:show").contains("PORT_IN_USE"),
          () -> testudo.succeed("http:show"));
      assertTrue(
          testudo.log().contains("HTTP: cannot listen at 127.0.0.1:" + other.getLocalPort()),
          testudo::log);
      assertTrue(testudo.succeed("testudo:status").contains("UP"));
    }
    new Scraped(testudo);
  }

  @Test
  @DisplayName("O10, O11, O14 promtool accepts the page, and a real Prometheus scrapes it")
  void theRealPrometheusReadsIt() throws Exception {
    boolean there =
        Run.of(Map.of(), "sh", "-c", "command -v prometheus && command -v promtool").code() == 0;
    assumeTrue(
        there || Boolean.getBoolean("testudo.strict"), "skipped: install prometheus to run this");
    Scraped.anyPort(testudo);
    testudo.succeed("start");
    Scraped scraped = new Scraped(testudo);
    testudo.succeed("exec", "demo:start --rate 200");
    String right = scraped.authorization();
    Await.until(() -> page(scraped, right).contains("guard=\"orders\""), testudo::log);
    Path page = Files.writeString(scratch.resolve("page"), page(scraped, right));
    Run checked = Run.of(Map.of(), "sh", "-c", "promtool check metrics <" + page);
    assertEquals(0, checked.code(), checked::output);
    try (Prometheus prometheus = new Prometheus(scratch, scraped)) {
      prometheus.awaitTarget();
      double first =
          prometheus.awaitValue("sum(testudo_guard_call_seconds_count{guard=\"orders\"})");
      assertTrue(first > 0, "" + first);
      assertTrue(
          prometheus.metadata("testudo_guard_call_seconds").contains("\"unit\":\"seconds\""));
      assertTrue(
          prometheus.metadata("testudo_guard_call_seconds").contains("\"type\":\"histogram\""));
      // Quantiles begin anew, counts do not: there is no reset for Prometheus to see.
      testudo.succeed("metric:reset", "testudo_guard_call_seconds");
      prometheus.awaitValue(
          "sum(rate(testudo_guard_call_seconds_count{guard=\"orders\"}[10s])) > 10");
      assertEquals(0, prometheus.awaitValue("sum(resets(testudo_guard_call_seconds_count[5m]))"));
    }
  }

  @Test
  void promtoolAcceptsWhatTheDocumentationShows() throws Exception {
    boolean there = Run.of(Map.of(), "sh", "-c", "command -v promtool").code() == 0;
    assumeTrue(
        there || Boolean.getBoolean("testudo.strict"), "skipped: install prometheus to run this");
    String text = Files.readString(Home.folder().resolve("docs/prometheus.md"));
    List<Path> blocks = new ArrayList<>();
    for (Matcher block = YAML.matcher(text); block.find(); ) {
      blocks.add(
          Files.writeString(
              scratch.resolve(blocks.isEmpty() ? "prometheus.yml" : "testudo-rules.yml"),
              block.group(1)));
    }
    assertEquals(2, blocks.size());
    Run config =
        Run.of(Map.of(), "promtool", "check", "config", "--syntax-only", "" + blocks.get(0));
    assertEquals(0, config.code(), config::output);
    Run rules = Run.of(Map.of(), "promtool", "check", "rules", "" + blocks.get(1));
    assertEquals(0, rules.code(), rules::output);
    assertTrue(rules.output().contains("3 rules found"), rules::output);
  }

  private static int status(Scraped scraped, String... headers) {
    try {
      return scraped.get("metrics", headers).statusCode();
    } catch (Exception e) {
      return -1;
    }
  }

  private static String page(Scraped scraped, String authorization) {
    try {
      return scraped.get("metrics", "Authorization", authorization).body();
    } catch (Exception e) {
      return e.toString();
    }
  }
}
