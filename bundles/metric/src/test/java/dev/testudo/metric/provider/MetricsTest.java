package dev.testudo.metric.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsConflictException;
import dev.testudo.SettingsException;
import dev.testudo.capability.Event;
import dev.testudo.metric.Counter;
import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Series;
import dev.testudo.metric.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Versions versions = new Versions();
  private final Metrics metrics = versions.metrics("client");

  @AfterEach
  void close() {
    versions.close();
  }

  @Test
  void countsByLabel() {
    Meter requests = metrics.named("requests_total", MeterSettings.counter("Requests", "method"));
    requests.counter("POST").increment();
    requests.counter("GET").add(3);
    requests.counter("GET").add(-1);
    assertEquals(
        List.of(
            new Series.Count(Map.of("method", "GET"), 3),
            new Series.Count(Map.of("method", "POST"), 1)),
        requests.snapshot().series());
    assertEquals(4, requests.snapshot().total());
  }

  @Test
  void readsTimers() {
    Meter meter = metrics.named("call_seconds", MeterSettings.timer("Calls"));
    Timer timer = meter.timer();
    for (int i = 1; i <= 100; i++) {
      timer.record(Duration.ofMillis(i));
    }
    Series.Durations read = (Series.Durations) meter.snapshot().series().get(0);
    assertEquals(100, read.count());
    assertEquals(Duration.ofMillis(5050), read.sum());
    assertTrue(read.p50().compareTo(Duration.ofMillis(50)) >= 0);
    assertTrue(read.p90().compareTo(Duration.ofMillis(96)) <= 0);
    assertTrue(read.p99().compareTo(read.max()) <= 0);
    assertEquals(0, read.clamped());
  }

  @Test
  void refusesAnotherKindAndAnotherNumberOfLabels() {
    Meter meter = metrics.named("requests_total", MeterSettings.counter("Requests", "method"));
    assertThrows(SettingsException.class, () -> meter.timer("GET"));
    assertThrows(SettingsException.class, () -> meter.gauge(() -> 1, "GET"));
    assertThrows(SettingsException.class, meter::counter);
    assertThrows(SettingsException.class, () -> meter.counter("GET", "200"));
  }

  @Test
  void kindAndLabelsStayOnceThereAreSeries() {
    Meter meter = metrics.named("x");
    meter.reconfigure(MeterSettings.gauge("Level"));
    meter.gauge(() -> 1);
    SettingsException refused =
        assertThrows(
            SettingsException.class, () -> meter.reconfigure(MeterSettings.counter("Count")));
    assertEquals("kind=COUNTER: must be GAUGE: it has series", refused.getMessage());
    assertThrows(
        SettingsException.class, () -> meter.reconfigure(MeterSettings.gauge("Level", "where")));
    assertEquals(Kind.GAUGE, meter.settings().kind());
  }

  @Test
  void refusesSettingsOfARivalOwner() {
    metrics.named("x", MeterSettings.counter("mine"));
    assertThrows(
        SettingsConflictException.class,
        () -> versions.metrics("rival").named("x", MeterSettings.counter("theirs")));
  }

  @Test
  void configurationChangesTheRangeAndKeepsTheCounts() {
    Timer timer = metrics.named("call_seconds", MeterSettings.timer("Calls")).timer();
    timer.record(Duration.ofSeconds(30));
    versions.registry.configure("call_seconds", Map.of("max", "1s", "min", "1ms"));
    timer.record(Duration.ofSeconds(30));
    assertEquals(2, timer.count());
    assertEquals(Duration.ofMinutes(1), timer.sum());
    assertTrue(timer.quantile(0.5).compareTo(Duration.ofMillis(1063)) <= 0, "clamped to 1s");
    assertTrue(timer.quantile(1).compareTo(Duration.ofSeconds(30)) >= 0, "as before");
  }

  @Test
  @DisplayName("O10: a gauge that throws or gives no number spoils no other")
  void isolatesGauges() {
    Meter meter = metrics.named("levels", MeterSettings.gauge("Levels", "where"));
    meter.gauge(() -> 1, "a");
    meter.gauge(
        () -> {
          throw new IllegalStateException("closed");
        },
        "b");
    meter.gauge(() -> Double.NEGATIVE_INFINITY, "c");
    assertEquals(
        List.of(
            new Series.Value(Map.of("where", "a"), 1, ""),
            new Series.Value(
                Map.of("where", "b"), Double.NaN, "java.lang.IllegalStateException: closed"),
            new Series.Value(Map.of("where", "c"), Double.NEGATIVE_INFINITY, "")),
        meter.snapshot().series());
  }

  @Test
  void tellsOnceWhatGoesBeyondTheCap() {
    MeterSettings settings = new MeterSettings(Kind.COUNTER, "", "", List.of("user"), 2);
    Meter meter = metrics.named("logins_total", settings);
    for (int i = 0; i < 5; i++) {
      meter.counter("user" + i).increment();
    }
    assertEquals(3, meter.snapshot().series().size());
    assertEquals(
        new Series.Count(Map.of("user", Meter.OVERFLOW), 3), meter.snapshot().series().get(2));
    assertEquals(5, meter.snapshot().total());
    assertEquals(3, meter.snapshot().overflows());
    assertEquals(
        List.of("OVERFLOW"), versions.registry.recent().stream().map(Event::type).toList());
  }

  @Test
  @DisplayName("E8: gauges go with the bundle of their class")
  void releasesGaugesByOwner() {
    Meter meter = metrics.named("levels", MeterSettings.gauge("Levels"));
    meter.gauge(() -> 1);
    assertEquals(0, versions.registry.releaseGauges(source -> false));
    assertEquals(
        1, versions.registry.releaseGauges(source -> source.getNestHost() == MetricsTest.class));
    assertEquals(List.of(), meter.snapshot().series());
  }

  @Test
  void handlesStayOverAnUpdate() {
    Meter meter = metrics.named("requests_total", MeterSettings.counter("Requests"));
    Counter kept = meter.counter();
    kept.increment();
    versions.update();
    kept.increment();
    assertSame(kept, meter.counter());
    assertSame(kept, versions.metrics("client").named("requests_total").counter());
    assertEquals(2, meter.snapshot().total());
    assertEquals("Requests", meter.settings().help());
  }
}
