package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.testudo.testkit.Await;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Alerts in the running platform, as an operator and the author of a channel have them. */
class AlertIT extends ArchiveCase {
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @Test
  void theTutorialOfTheOwnChannelWorksWordByWord() throws Exception {
    testudo.succeed("start");
    String page = Files.readString(testudo.home().resolve("docs/alerts.md"));
    List<String> blocks = new ArrayList<>();
    for (Matcher block = SHELL.matcher(page); block.find(); ) {
      blocks.add(block.group(1));
    }
    assertEquals(2, blocks.size(), "blocks of the tutorial");
    String java = System.getProperty("java.home");
    for (String block : blocks) {
      Run run =
          Run.of(
              Map.of("JAVA_HOME", java, "PATH", java + "/bin:" + System.getenv("PATH")),
              "timeout",
              "60",
              "sh",
              "-euc",
              "cd " + testudo.home() + "\n" + block);
      assertEquals(0, run.code(), run::output);
    }
    assertTrue(testudo.log().contains("TOOOT! This is a test of the alert channel horn"));
  }

  @Test
  void anOutageFiresAnAlertToTheLogAndTheWebhookAndResolvesIt() throws Exception {
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      Path conf = testudo.home().resolve("conf");
      Files.writeString(
          conf.resolve("dev.testudo.alert.webhook~pager.cfg"),
          "url = http://127.0.0.1:" + server.getAddress().getPort() + "/hook\n");
      testudo.succeed("start");
      testudo.succeed("exec", "demo:start --rate 200");
      testudo.succeed("exec", "demo:outage 6s");
      Await.until(
          Duration.ofSeconds(90),
          () -> received.size() >= 2,
          () -> received + "\n" + testudo.succeed("alert:channels") + testudo.log());
      assertTrue(received.get(0).contains("\"state\":\"firing\""), received::toString);
      assertTrue(received.get(1).contains("\"state\":\"resolved\""), received::toString);
      assertTrue(testudo.log().contains("FIRING CRITICAL orders-failing: "), testudo::log);
      assertTrue(testudo.log().contains("RESOLVED CRITICAL orders-failing: "), testudo::log);
      assertTrue(testudo.succeed("alert:history").contains("orders-failing"));
      assertFalse(testudo.succeed("alert:list").contains("FIRING"));
    } finally {
      server.stop(0);
    }
  }
}
