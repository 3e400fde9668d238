package dev.testudo.sample.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.Caches;
import dev.testudo.profile.Profilers;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetrySettings;
import dev.testudo.sample.PriceList;
import dev.testudo.sample.Rates;
import dev.testudo.testkit.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The two examples behind the guards that their annotations name. */
@Timeout(60)
class ExamplesTest {
  @RegisterExtension final Testbed testbed = new Testbed();
  @TempDir Path folder;

  private final RateServer server = new RateServer();

  @BeforeEach
  void doNotWaitLong() {
    RetrySettings soon = Testbed.settings(RetrySettings.class, "maxAttempts = 3", "delay = 1ms");
    testbed.get(Retries.class).named("api_call", soon);
    testbed.get(Retries.class).named("file_parse", soon);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anApiCallIsTriedAgainAndItsAnswerKept() throws IOException {
    Rates rates = testbed.guard("rates").wrap(Rates.class, new HttpRates(server.address()));
    server.fail(2);
    assertEquals(1.08, rates.rate("USD"));
    assertEquals(3, server.requests());
    assertEquals(1.08, rates.rate("USD"));
    assertEquals(3, server.requests(), "from the cache");
    assertEquals(1.08, rates.rate("GBP"));
    assertEquals(4, server.requests());
  }

  @Test
  void anApiCallIsTurnedAwayWhileItsCircuitIsOpen() throws IOException {
    Rates rates = testbed.guard("rates").wrap(Rates.class, new HttpRates(server.address()));
    testbed.open("api_circuit");
    CircuitOpenException open = assertThrows(CircuitOpenException.class, () -> rates.rate("USD"));
    assertTrue(open.getMessage().startsWith("rates.api_call: circuit breaker api_circuit"));
    assertEquals(0, server.requests());
    testbed.get(CircuitBreakers.class).named("api_circuit").close();
    assertEquals(1.08, rates.rate("USD"));
  }

  @Test
  void aFileIsParsedOnceInFiveMinutesAndProfiled() throws IOException {
    testbed
        .get(Caches.class)
        .named("file_parse", Testbed.settings(CacheSettings.class, "timeToLive = 300s"));
    PriceList prices = testbed.guard("prices").wrap(PriceList.class, new FilePriceList());
    Path file = folder.resolve("prices.csv");
    assertThrows(IOException.class, () -> prices.parse(file.toString()));
    Files.writeString(file, "bread,1.20\nmilk,0.99\n");
    assertEquals(Map.of("bread", 1.2, "milk", 0.99), prices.parse(file.toString()));
    Files.writeString(file, "bread,2\n");
    testbed.clock().advance(Duration.ofSeconds(290));
    assertEquals(1.2, prices.parse(file.toString()).get("bread"), "from the cache");
    testbed.clock().advance(Duration.ofSeconds(20));
    assertEquals(2.0, prices.parse(file.toString()).get("bread"));
    long profiled =
        testbed.get(Profilers.class).find("file_parse").orElseThrow().snapshot().calls();
    assertTrue(profiled >= 4, "calls, those that the cache answered included: " + profiled);
  }

  @Test
  void aFileThatIsNoneSaysWhere() throws IOException {
    PriceList prices = new FilePriceList();
    Path file = Files.writeString(folder.resolve("wrong.csv"), "bread,1.20\nmilk\n");
    IOException wrong = assertThrows(IOException.class, () -> prices.parse(file.toString()));
    assertTrue(wrong.getMessage().endsWith("wrong.csv, line 2: must be NAME,PRICE"));
  }
}
