package dev.testudo.report.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.RejectedException;
import dev.testudo.TestudoException;
import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Alerts;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.cache.Cache;
import dev.testudo.cache.Caches;
import dev.testudo.error.Errors;
import dev.testudo.guard.Guard;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiters;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.pool.Lease;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.Pools;
import dev.testudo.report.Report;
import dev.testudo.report.ReportContributor;
import dev.testudo.report.ReportSection;
import dev.testudo.report.Reports;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetrySettings;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Testbed;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.timeout.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What reports tell of each capability, which are the real ones. */
class SectionsTest {
  @RegisterExtension final Testbed testbed = new Testbed();

  private Report report() {
    return testbed.get(Reports.class).make();
  }

  /** The rows of a section, by column. */
  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Report report, String section) {
    return (List<Map<String, Object>>)
        report.section(section).orElseThrow(() -> new AssertionError(report)).asMap().get("rows");
  }

  private static Map<String, Object> row(Report report, String section) {
    List<Map<String, Object>> rows = rows(report, section);
    assertEquals(1, rows.size(), () -> section + ": " + rows);
    return rows.get(0);
  }

  private static void says(Report report, String sentence) {
    assertTrue(report.sentences().contains(sentence), () -> String.join("\n", report.sentences()));
  }

  @Test
  void sayThatAllIsWellInOneLineEach() {
    Report report = report();
    assertEquals("Nothing is known to be wrong now.", report.sentences().get(0));
    assertTrue(report.sentences().get(1).startsWith("Nothing was wrong in the latest "));
    assertEquals(
        List.of(
            "alert",
            "operation",
            "error",
            "kind",
            "breaker",
            "retry",
            "timeout",
            "bulkhead",
            "limiter",
            "fallback",
            "pool",
            "cache",
            "event",
            "memory"),
        report.sections().stream().map(ReportSection::name).toList());
    for (ReportSection section : report.sections()) {
      boolean told = section.name().equals("memory");
      assertEquals(told, !section.rows().isEmpty(), section::toString);
      assertEquals(told, section.note().isEmpty(), section::toString);
    }
  }

  @Test
  void tellOfABreakerWhatItTurnedAwayAndWhenItOpened() {
    Guard guard = testbed.guard("shop", "breaker=shop-db");
    testbed.open("shop-db");
    for (int i = 0; i < 3; i++) {
      assertThrows(RejectedException.class, () -> guard.call("sell", () -> "bread"));
    }
    Report open = report();
    assertTrue(
        open.sentences()
            .get(1)
            .matches("Breaker shop-db is open for another .*s and turns calls away."),
        open.sentences()::toString);
    says(open, "Breaker shop-db opened 1 time and turned away 3 calls.");
    assertEquals("OPEN", row(open, "breaker").get("state"));
    assertEquals("OPENED", rows(open, "event").get(0).get("type"));
    testbed.get(CircuitBreakers.class).find("shop-db").orElseThrow().close();
    Report closed = report();
    assertFalse(closed.sentences().toString().contains("is open"), closed.sentences()::toString);
    says(closed, "Breaker shop-db opened 1 time and turned away 3 calls.");
  }

  @Test
  void tellOfTheSlowestOperationAndOfThoseThatFail() {
    Guard guard = testbed.guard("shop");
    guard.call("find", () -> "bread");
    for (int i = 0; i < 4; i++) {
      guard.call("sell", () -> "bread");
    }
    assertThrows(
        IOException.class,
        () ->
            guard.call(
                "sell",
                () -> {
                  pause(Duration.ofMillis(30));
                  throw new IOException("lost");
                }));
    says(report(), "shop.sell: of 5 calls 1 failed (20%).");
    Await.until(() -> report().sentences().toString().contains("slowest"));
    Report report = report();
    says(report, "shop.sell, in the latest 10s: of 5 calls 1 failed (20%).");
    assertTrue(
        report.sentences().stream()
            .anyMatch(one -> one.startsWith("The slowest operation is shop.sell: ")),
        report.sentences()::toString);
    Map<String, Object> slowest = rows(report, "operation").get(0);
    assertEquals("shop.sell", slowest.get("operation"));
    assertEquals(5L, slowest.get("calls"));
    assertTrue(((Duration) slowest.get("max")).toMillis() >= 30, slowest::toString);
    assertEquals("shop.find", rows(report, "operation").get(1).get("operation"));
  }

  private static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void tellOfFailuresByCategoryAndKindWithWhatTheySaid() {
    Errors errors = testbed.get(Errors.class);
    for (int i = 0; i < 3; i++) {
      errors.named("stock").record("find", new IOException("no <route> to host"));
    }
    errors.named("shop").record("sell", new IllegalStateException("sold out"));
    Report report = report();
    says(report, "4 failures: 3 CONNECTION and 1 BUG.");
    assertEquals(List.of("CONNECTION", "BUG"), column(report, "error", "category"));
    assertEquals(List.of(0.75, 0.25), column(report, "error", "share"));
    assertEquals(List.of("stock.find", "shop.sell"), column(report, "kind", "operation"));
    assertEquals(List.of("no <route> to host", "sold out"), column(report, "kind", "message"));
    assertTrue(
        report.sentences().stream()
            .anyMatch(
                one ->
                    one.startsWith("Most of stock.find (3): java.io.IOException at ")
                        && one.endsWith(", “no <route> to host”.")),
        report.sentences()::toString);
  }

  private static List<Object> column(Report report, String section, String column) {
    return rows(report, section).stream().map(row -> row.get(column)).toList();
  }

  @Test
  void tellOfRetries() {
    testbed
        .get(Retries.class)
        .named("db", Testbed.settings(RetrySettings.class, "maxAttempts = 2", "delay = 1ms"));
    Guard guard = testbed.guard("shop", "retry=db");
    assertThrows(
        IllegalStateException.class,
        () ->
            guard.call(
                "sell",
                () -> {
                  throw new IllegalStateException("no");
                }));
    AtomicReference<Boolean> failed = new AtomicReference<>(true);
    assertEquals(
        "sold",
        guard.<String, RuntimeException>call(
            "sell",
            () -> {
              if (failed.getAndSet(false)) {
                throw new IllegalStateException("once");
              }
              return "sold";
            }));
    Report report = report();
    says(report, "Retry db: 1 call recovered and 1 call used up all attempts.");
    assertEquals(2L, row(report, "retry").get("retries"));
  }

  @Test
  void tellOfCachesHowOftenTheyHit() {
    Cache<Object, Object> cache = testbed.get(Caches.class).named("products");
    cache.put("bread", 1);
    for (int i = 0; i < 3; i++) {
      cache.getIfPresent("bread");
    }
    cache.getIfPresent("wine");
    assertThrows(
        IOException.class,
        () ->
            cache.get(
                "salt",
                key -> {
                  throw new IOException("no " + key);
                }));
    Report report = report();
    says(report, "Cache products: 1 load failed.");
    assertEquals(0.6, row(report, "cache").get("hitRatio"));
  }

  @Test
  void tellOfPoolsWhoWaitsAndWhoWaitedInVain() throws Exception {
    Pool<String> pool =
        testbed
            .get(Pools.class)
            .pool("carts", () -> "cart", Testbed.settings(PoolSettings.class, "maximum = 1"));
    try (Lease<String> lease = pool.claim(Duration.ofSeconds(30))) {
      assertEquals("cart", lease.object());
      assertThrows(RejectedException.class, () -> pool.claim(Duration.ofMillis(1)));
      Thread waiting =
          new Thread(
              () -> assertThrows(RejectedException.class, () -> pool.claim(Duration.ofHours(1))));
      waiting.start();
      Await.until(() -> pool.snapshot().waiting() == 1);
      says(report(), "Pool carts: 1 claim waits, and 1 of at most 1 objects are out.");
      waiting.interrupt();
      waiting.join();
    }
    Report report = report();
    says(report, "Pool carts: 2 claims waited in vain.");
    assertEquals(1L, row(report, "pool").get("claims"));
  }

  @Test
  void tellWhatLimiterBulkheadAndTimeoutTurnedAway() throws Exception {
    RateLimiter limiter =
        testbed
            .get(RateLimiters.class)
            .named("api", new RateLimiterSettings(1, Duration.ofHours(1), 1, Duration.ZERO));
    assertTrue(limiter.tryAcquire());
    assertFalse(limiter.tryAcquire());
    testbed.get(Bulkheads.class).named("api", new BulkheadSettings(1, Duration.ZERO, 0));
    testbed.get(Timeouts.class).named("api", new TimeoutSettings(Duration.ofMillis(5)));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Guard full = testbed.guard("full", "bulkhead=api");
    Thread busy =
        new Thread(
            () ->
                assertThrows(
                    InterruptedException.class,
                    () ->
                        full.call(
                            "work",
                            () -> {
                              inside.countDown();
                              done.await();
                              return "";
                            })));
    busy.start();
    inside.await();
    assertThrows(RejectedException.class, () -> full.call("work", () -> ""));
    busy.interrupt();
    busy.join();
    Guard slow = testbed.guard("slow", "timeout=api");
    assertThrows(
        TestudoException.class,
        () ->
            slow.call(
                "work",
                () -> {
                  done.await();
                  return "";
                }));
    Report report = report();
    says(report, "Limiter api: turned away 1 call.");
    says(report, "Bulkhead api: turned away 1 call.");
    says(report, "Timeout api: cut off 1 call.");
    assertEquals(1L, row(report, "limiter").get("rejected"));
    assertEquals(1L, row(report, "bulkhead").get("rejected"));
    assertEquals(1L, row(report, "timeout").get("timedOut"));
  }

  @Test
  void tellOfAlertsThatFireAndOfThoseThatWereResolved() {
    AtomicReference<Double> stock = new AtomicReference<>(0.0);
    testbed
        .get(Metrics.class)
        .named("shop_stock", Testbed.settings(MeterSettings.class, "kind = GAUGE"))
        .gauge(stock::get);
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
                "pendingFor = 0s",
                "summary = nothing is left"));
    testbed.alerts().await("sold-out", AlertState.FIRING);
    assertTrue(
        report()
            .sentences()
            .get(1)
            .matches("Alert sold-out \\(WARNING\\) fires since .*: nothing is left"),
        () -> report().sentences().toString());
    stock.set(5.0);
    testbed.alerts().await("sold-out", AlertState.RESOLVED);
    Report report = report();
    assertEquals("Nothing is known to be wrong now.", report.sentences().get(0));
    assertTrue(
        report
            .sentences()
            .get(2)
            .matches(
                "Alert sold-out \\(WARNING\\) fired at .* and was resolved at .*: nothing is left"),
        report.sentences()::toString);
    assertEquals("RESOLVED", row(report, "alert").get("state"));
  }

  @Test
  void ofOthersStandBesideOurs() {
    ReportContributor queues =
        request -> ReportSection.of("queue", "Queues", "name", "length").row("orders", 12);
    testbed.add(ReportContributor.class, queues);
    assertEquals(Map.of("name", "orders", "length", 12L), row(report(), "queue"));
  }
}
