package dev.testudo.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsException;
import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetrySettings;
import dev.testudo.testkit.SampleAlerts;
import dev.testudo.testkit.Testbed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a service author and the author of a plugin test what they have written. */
@Timeout(60)
class ShopTest {
  @RegisterExtension final Testbed testbed = new Testbed();

  /** What is sold. */
  public interface Shop {
    String sell(String what);
  }

  @Test
  void turnsCallsAwayWhileItsBreakerIsOpen() {
    testbed
        .get(CircuitBreakers.class)
        .named("shop-db", Testbed.settings(CircuitBreakerSettings.class, "openFor = 2m"));
    Shop shop = testbed.guard("shop", "breaker=shop-db").wrap(Shop.class, what -> what + " sold");
    testbed.open("shop-db");
    assertThrows(CircuitOpenException.class, () -> shop.sell("bread"));
    testbed.clock().advance(Duration.ofMinutes(3));
    assertEquals("bread sold", shop.sell("bread"));
  }

  @Test
  void triesAgain() {
    testbed
        .get(Retries.class)
        .named("shop", Testbed.settings(RetrySettings.class, "maxAttempts = 3", "delay = 1ms"));
    List<String> asked = new ArrayList<>();
    Shop shop =
        testbed
            .guard("shop", "retry")
            .wrap(
                Shop.class,
                what -> {
                  asked.add(what);
                  if (asked.size() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                  return what + " sold";
                });
    assertEquals("milk sold", shop.sell("milk"));
    assertEquals(List.of("milk", "milk", "milk"), asked);
  }

  @Test
  void isReportedWhenItFails() {
    testbed
        .get(Metrics.class)
        .named("shop_stock", Testbed.settings(MeterSettings.class, "kind = GAUGE"))
        .gauge(() -> 0);
    testbed
        .get(Alerts.class)
        .named(
            "sold-out",
            Testbed.settings(
                AlertRuleSettings.class,
                "metric = shop_stock",
                "aggregation = LAST",
                "comparison = BELOW",
                "threshold = 1",
                "pendingFor = 0s"));
    assertEquals("sold-out", testbed.alerts().await("sold-out", AlertState.FIRING).rule());
  }

  @Test
  void aChannelIsTestedByItself() throws Exception {
    List<String> lines = new ArrayList<>();
    AlertChannel channel =
        alert -> {
          lines.add(alert.state() + " " + alert.summary());
          return Delivery.delivered();
        };
    channel.deliver(SampleAlerts.firing("sold-out", Severity.CRITICAL, Map.of("shop", "1")));
    channel.deliver(SampleAlerts.resolved("sold-out", Severity.CRITICAL, Map.of("shop", "1")));
    assertEquals(List.of("FIRING sold-out holds", "RESOLVED sold-out is over"), lines);
  }

  @Test
  void aChannelIsTestedInThePlatform() throws Exception {
    List<String> rules = new ArrayList<>();
    testbed.add(AlertChannel.class, new Horn(rules::add));
    Delivery delivery = testbed.get(Alerts.class).test("horn").toCompletableFuture().get();
    assertEquals(Delivery.Result.DELIVERED, delivery.result());
    assertEquals(1, rules.size());
  }

  /** A channel. */
  record Horn(Function<String, Boolean> blow) implements AlertChannel {
    @Override
    public Delivery deliver(Alert alert) {
      blow.apply(alert.rule());
      return Delivery.delivered();
    }
  }

  @Test
  void aWrongSettingSaysWhatWouldBeRight() {
    SettingsException wrong =
        assertThrows(
            SettingsException.class,
            () -> Testbed.settings(CircuitBreakerSettings.class, "openFor = soon"));
    assertTrue(wrong.getMessage().startsWith("openFor=soon: must be "), wrong.getMessage());
  }

  @Test
  void aTestBedThatIsNotStartedSaysSo() {
    IllegalStateException notStarted =
        assertThrows(IllegalStateException.class, () -> new Testbed().guard("shop"));
    assertTrue(notStarted.getMessage().contains("@RegisterExtension"), notStarted.getMessage());
  }
}
