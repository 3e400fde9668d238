package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the demo's outage looks like in a trace; and the log's commands. */
class TraceIT extends ArchiveCase {

  @Test
  void anOutageIsSeenWithTheAttemptsOfEachCall() throws Exception {
    // Whichever call it is that fails before the breaker turns it away.
    Files.writeString(testudo.home().resolve("conf/dev.testudo.trace~shop.cfg"), "ratio = 100%\n");
    testudo.succeed("start");
    testudo.succeed("exec", "demo:start --rate 50");
    Await.until( // a breaker that knows few calls may open between two attempts of all of them
        Duration.ofSeconds(60),
        () -> testudo.succeed("exec", "--json", "breaker:list").contains("\"windowCalls\":50"));
    testudo.succeed("exec", "demo:outage 3s");
    Await.until(
        Duration.ofSeconds(60),
        () -> !testudo.succeed("exec", "--json", "trace:list --status failed").strip().equals("[]"),
        () -> testudo.succeed("trace:tracers") + testudo.log());
    String shown = testudo.succeed("exec", "trace:list --status failed --limit 1");
    assertTrue(shown.contains("orders.") || shown.contains("shop."), shown);
    Await.until(
        Duration.ofSeconds(60),
        () -> testudo.succeed("trace:show").matches("(?s).*(orders|shop)\\..*"),
        () -> testudo.succeed("trace:list"));
    System.out.println(testudo.succeed("trace:show"));
  }

  @Test
  void levelsAndFormatChangeWhileItRuns() {
    testudo.succeed("start");
    String set = testudo.succeed("exec", "logger:set com.acme=DEBUG");
    assertTrue(set.contains("com.acme") && set.contains("DEBUG"), set);
    assertTrue(testudo.succeed("exec", "logger:format JSON").contains("JSON"));
    assertTrue(testudo.succeed("logger:list").contains("dev.testudo.logger"));
    testudo.succeed("stop");
    testudo.succeed("start");
    assertTrue(testudo.succeed("logger:list").contains("com.acme"), "kept over a restart");
    testudo.succeed("logger:reset");
    assertTrue(!testudo.succeed("logger:list").contains("com.acme"));
  }
}
