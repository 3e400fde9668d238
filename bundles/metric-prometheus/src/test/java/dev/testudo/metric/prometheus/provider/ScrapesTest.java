package dev.testudo.metric.prometheus.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.metric.Counter;
import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Timer;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScrapesTest {
  private final Testudo testudo = Testudo.standalone();
  private final Metrics metrics = testudo.get(Metrics.class);
  private Scrapes scrapes = new Scrapes(metrics);

  @AfterEach
  void close() {
    testudo.close();
  }

  @Test
  void aCounterIsCalledTotalOnTheSampleAndNotInOpenMetricsOnTheFamily() {
    metrics
        .named("orders", new MeterSettings(Kind.COUNTER, "Orders", "", List.of("shop")))
        .counter("north")
        .add(1_234_567_890_123L);
    assertHas(
        text(),
        """
        # HELP orders_total Orders
        # TYPE orders_total counter
        orders_total{shop="north"} 1234567890123
        """);
    assertHas(
        openMetrics(),
        """
        # HELP orders Orders
        # TYPE orders counter
        orders_total{shop="north"} 1234567890123
        """);
    assertTrue(openMetrics().endsWith("\n# EOF\n"));
    assertFalse(text().contains("EOF"));
  }

  @Test
  void theUnitEndsTheNameAndIsToldInOpenMetrics() {
    metrics
        .named("read_total", new MeterSettings(Kind.COUNTER, "Read", "bytes", List.of()))
        .counter()
        .increment();
    assertHas(text(), "# TYPE read_bytes_total counter\nread_bytes_total 1\n");
    assertHas(
        openMetrics(),
        """
        # HELP read_bytes Read
        # TYPE read_bytes counter
        # UNIT read_bytes bytes
        read_bytes_total 1
        """);
  }

  @Test
  @DisplayName("O5 whatever is recorded, the sum is a number and the count that of +Inf")
  void aTimerIsAHistogramInSeconds() {
    Timer timer = metrics.named("call", MeterSettings.timer("Calls", "op")).timer("read");
    timer.record(1_000);
    timer.record(1_024);
    timer.record(-5);
    timer.record(Long.MAX_VALUE);
    String page = text();
    assertHas(page, "# TYPE call_seconds histogram\n");
    assertHas(page, "call_seconds_bucket{op=\"read\",le=\"0.000001023\"} 2\n");
    assertHas(page, "call_seconds_bucket{op=\"read\",le=\"0.000002047\"} 3\n");
    assertHas(page, "call_seconds_bucket{op=\"read\",le=\"+Inf\"} 4\n");
    assertHas(page, "call_seconds_count{op=\"read\"} 4\n");
    assertTrue(page.matches("(?s).*\ncall_seconds_sum\\{op=\"read\"} \\d+\\.\\d+\n.*"), page);
    assertHas(openMetrics(), "# UNIT call_seconds seconds\n");
  }

  @Test
  void bucketsNeverFallAndNeverExceedTheCount() {
    Timer timer = metrics.named("call_seconds", MeterSettings.timer("Calls")).timer();
    for (int i = 0; i < 40; i++) {
      timer.record(1L << i);
    }
    long before = 0;
    int buckets = 0;
    for (String line : text().split("\n", -1)) {
      if (line.startsWith("call_seconds_bucket")) {
        long now = Long.parseLong(line.substring(line.indexOf(' ') + 1));
        assertTrue(now >= before, line);
        before = now;
        buckets++;
      }
    }
    assertTrue(buckets > 20, "" + buckets);
    assertEquals(40, before);
  }

  @Test
  @DisplayName("O10 a meter that throws half-way or counts below zero is left out, and counted")
  void oneBadMeterSpoilsNoOther() {
    metrics.named("a_total", MeterSettings.counter("A")).counter().increment();
    metrics.named("z_total", MeterSettings.counter("Z")).counter().increment();
    MeterSettings settings = MeterSettings.counter("Bad", "n");
    for (int count : List.of(-1, 7)) {
      BadMeter bad =
          new BadMeter(
              "m_total",
              settings,
              visitor -> {
                visitor.counter(List.of("1"), 5);
                visitor.counter(List.of("2"), count);
                throw new IllegalStateException("half-way");
              });
      scrapes = new Scrapes(bad.among(metrics));
      for (String page : List.of(text(), openMetrics())) {
        assertHas(page, "\na_total 1\n");
        assertHas(page, "\nz_total 1\n");
        assertFalse(page.contains("m_total{"), page);
        assertFalse(page.contains("# TYPE m"), page);
      }
    }
    assertEquals(4, leftOut());
  }

  @Test
  @DisplayName("O10 a gauge that throws has no sample, and all others have theirs")
  void aGaugeThatThrowsHasNoSample() {
    Meter level = metrics.named("level", MeterSettings.gauge("Level", "of"));
    level.gauge(() -> 0.25, "good");
    level.gauge(
        () -> {
          throw new IllegalStateException("closed");
        },
        "bad");
    level.gauge(() -> Double.NEGATIVE_INFINITY, "endless");
    level.gauge(() -> -3, "low");
    String expected =
        """
        level{of="endless"} -Inf
        level{of="good"} 0.25
        level{of="low"} -3.0
        """;
    Await.until(() -> text().contains(expected), this::text);
  }

  @Test
  void aGaugeThatHangsHoldsUpNoScrape() {
    Meter level = metrics.named("level", MeterSettings.gauge("Level", "of"));
    AtomicReference<Thread> hangs = new AtomicReference<>();
    level.gauge(() -> 1, "good");
    level.gauge(
        () -> {
          hangs.set(Thread.currentThread());
          while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(1_000_000);
          }
          return 2;
        },
        "hangs");
    Await.until(() -> hangs.get() != null);
    Await.until(() -> text().contains("level{of=\"good\"} 1\n"), this::text);
  }

  @Test
  @DisplayName("O11 of label values backslash, quote and line feed are escaped, and nothing else")
  void escapes() {
    Meter meter =
        metrics.named(
            "odd_total",
            new MeterSettings(Kind.COUNTER, "a \\ and a \" and\na line", "", List.of("v")));
    String[] values = {
      "back\\slash",
      "at the end\\",
      "\"quoted\"",
      "two\nlines",
      "cr\r",
      "nul\0",
      "\uD83D\uDC22",
      "# {not=\"this\"}",
      "half\uD83D"
    };
    for (String value : values) {
      meter.counter(value).increment();
    }
    for (String page : List.of(text(), openMetrics())) {
      assertHas(page, "odd_total{v=\"back\\\\slash\"} 1\n");
      assertHas(page, "odd_total{v=\"at the end\\\\\"} 1\n");
      assertHas(page, "odd_total{v=\"\\\"quoted\\\"\"} 1\n");
      assertHas(page, "odd_total{v=\"two\\nlines\"} 1\n");
      assertHas(page, "odd_total{v=\"cr\r\"} 1\n");
      assertHas(page, "odd_total{v=\"nul\0\"} 1\n");
      assertHas(page, "odd_total{v=\"\uD83D\uDC22\"} 1\n");
      assertHas(page, "odd_total{v=\"# {not=\\\"this\\\"}\"} 1\n");
      assertHas(page, "odd_total{v=\"half?\"} 1\n");
    }
    assertHas(text(), "# HELP odd_total a \\\\ and a \" and\\na line\n");
    assertHas(openMetrics(), "# HELP odd a \\\\ and a \\\" and\\na line\n");
  }

  @Test
  @DisplayName(
      "O14 nothing that is counted falls when a meter is reset; a series made anew is anew")
  void aResetTakesNothingBack() {
    Meter calls = metrics.named("call_seconds", MeterSettings.timer("Calls"));
    calls.timer().record(Duration.ofMillis(3));
    calls.reset();
    assertHas(text(), "call_seconds_count 1\n");
    assertHas(text(), "call_seconds_sum 0.003\n");
    assertHas(text(), "call_seconds_bucket{le=\"+Inf\"} 1\n");
    assertTrue(text().contains("le=\"0.004194303\"} 1\n"), this::text);
    Meter orders = metrics.named("orders_total", MeterSettings.counter("Orders"));
    Counter old = orders.counter();
    old.add(5);
    assertHas(text(), "\norders_total 5\n");
    orders.remove();
    assertFalse(text().contains("orders_total"));
    orders.counter().increment();
    old.increment();
    assertHas(text(), "\norders_total 1\n");
  }

  @Test
  @DisplayName("O13 names have only characters that every Prometheus reads")
  void namesAreMadeToFit() {
    metrics.named("2.a-b", MeterSettings.gauge("Odd")).gauge(() -> 1);
    Await.until(() -> text().contains("\n_2_a_b 1\n"), this::text);
  }

  @Test
  void ofTwoMetersThatWouldBeCalledTheSameOneIsThere() {
    metrics.named("a.b_total", MeterSettings.counter("First")).counter().increment();
    metrics.named("a_b_total", MeterSettings.counter("Second")).counter().add(2);
    metrics.named("t_seconds", MeterSettings.timer("Timer")).timer().record(1);
    metrics.named("t_seconds_count", MeterSettings.gauge("Clash")).gauge(() -> 4);
    String page = text();
    assertHas(page, "\na_b_total 1\n");
    assertFalse(page.contains("a_b_total 2"), page);
    assertFalse(page.contains("Clash"), page);
    assertEquals(2, leftOut());
    assertHas(text(), "testudo_metric_prometheus_errors_total{meter=\"a_b_total\"} 2\n");
  }

  @Test
  void whatIsAddedAndTakenOutInBetweenIsThereAndNotThere() {
    Meter orders = metrics.named("orders_total", MeterSettings.counter("Orders", "n"));
    for (int i = 0; i < 5; i++) {
      orders.counter("c" + i).add(i);
      assertHas(text(), "orders_total{n=\"c" + i + "\"} " + i + "\n");
    }
    orders.remove("c2");
    orders.counter("b").add(9);
    String page = text();
    assertHas(
        page,
        """
        orders_total{n="b"} 9
        orders_total{n="c0"} 0
        orders_total{n="c1"} 1
        orders_total{n="c3"} 3
        orders_total{n="c4"} 4
        """);
    orders.reconfigure(MeterSettings.counter("Other help", "n"));
    assertHas(text(), "# HELP orders_total Other help\n");
  }

  @Test
  void aMeterWithoutSeriesIsNotThere() {
    metrics.named("none_total", MeterSettings.counter("None", "n"));
    assertFalse(text().contains("none"), this::text);
  }

  private long leftOut() {
    return metrics.named("testudo_metric_prometheus_errors_total").snapshot().total();
  }

  private String text() {
    return page(Format.TEXT);
  }

  private String openMetrics() {
    return page(Format.OPENMETRICS);
  }

  private String page(Format format) {
    StringBuilder page = new StringBuilder("\n");
    try {
      scrapes.page(format, made -> page.append(new String(made.copy(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  private static void assertHas(String page, String part) {
    assertTrue(page.contains(part), () -> "no\n" + part + "\nin\n" + page);
  }
}
