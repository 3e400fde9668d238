package dev.testudo.metric.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Counter;
import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.metric.Timer;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HistoryTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  private final FakeRoom room = new FakeRoom();
  private MeterRegistry registry = registry();
  private final Metrics metrics = new MetricsView(registry, "client");

  private MeterRegistry registry() {
    MeterRegistry made = new MeterRegistry(room, new FakeFaces(), clock);
    made.adopt();
    return made;
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private void second() {
    registry.gauges().forEach(gauge -> gauge.sample());
    clock.advance(SECOND);
    registry.sample();
  }

  private static double one(List<Aggregate> found) {
    assertEquals(1, found.size(), found::toString);
    return found.get(0).value();
  }

  private static double one(Meter meter, Aggregation how, Duration window) {
    return one(meter.aggregate(how, window, Selection.ALL));
  }

  @Test
  void aCounterHasAnIncreaseAndARate() {
    Meter meter = metrics.named("posts_total", MeterSettings.counter("Posts"));
    for (int i = 1; i <= 20; i++) {
      meter.counter().add(i);
      second();
    }
    assertEquals(
        11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20, one(meter, Aggregation.INCREASE, TEN));
    assertEquals(15.5, one(meter, Aggregation.RATE, TEN));
    assertEquals(210, one(meter, Aggregation.INCREASE, Duration.ofMinutes(5)));
    assertEquals(
        55, one(meter.aggregate(Aggregation.INCREASE, TEN, TEN, Selection.ALL)), "ten seconds ago");
    assertTrue(meter.aggregate(Aggregation.P99, TEN, Selection.ALL).isEmpty());
  }

  @Test
  void seriesArePutTogetherByTheLabelsAskedFor() {
    Meter meter = metrics.named("posts_total", MeterSettings.counter("Posts", "shop", "outcome"));
    second();
    meter.counter("a", "success").add(5);
    meter.counter("a", "failure").add(1);
    meter.counter("b", "success").add(7);
    second();
    assertEquals(
        List.of(new Aggregate(Map.of("shop", "a"), 6, 2), new Aggregate(Map.of("shop", "b"), 7, 1)),
        meter.aggregate(Aggregation.INCREASE, TEN, Selection.ALL, "shop"));
    assertEquals(
        1, one(meter.aggregate(Aggregation.INCREASE, TEN, Selection.of("outcome=!success"))));
    assertTrue(
        meter.aggregate(Aggregation.INCREASE, TEN, Selection.of("shop=c")).isEmpty(), "no series");
  }

  @Test
  void aTimerHasTheQuantilesOfTheWindowAlone() {
    Meter meter = metrics.named("work_seconds", MeterSettings.timer("Work"));
    Timer timer = meter.timer();
    for (int i = 0; i < 1000; i++) {
      timer.record(Duration.ofSeconds(9));
    }
    second();
    for (int i = 1; i <= 10; i++) {
      for (int n = 0; n < 10; n++) {
        timer.record(Duration.ofMillis(i));
      }
      second();
    }
    assertEquals(0.005, one(meter, Aggregation.P50, TEN), 0.005 / 16);
    assertEquals(0.010, one(meter, Aggregation.P99, TEN), 0.010 / 16);
    assertEquals(0.001, one(meter, Aggregation.MIN, TEN), 0.001 / 16);
    assertEquals(0.0055, one(meter, Aggregation.AVERAGE, TEN), 1e-9);
    assertEquals(9, one(meter, Aggregation.P50, Duration.ofMinutes(1)), 9.0 / 16);
    second();
    assertTrue(meter.aggregate(Aggregation.P50, SECOND, Selection.ALL).isEmpty(), "no call");
  }

  @Test
  void resettingATimerTakesNothingOutOfTheHistory() {
    Meter meter = metrics.named("work_seconds", MeterSettings.timer("Work"));
    meter.timer().record(Duration.ofMillis(4));
    second();
    meter.reset();
    second();
    assertEquals(0.004, one(meter, Aggregation.P50, TEN), 0.004 / 16);
    assertEquals(1, one(meter, Aggregation.INCREASE, TEN));
  }

  @Test
  void aGaugeHasItsLatestLowestHighestAndAverageValue() {
    Meter meter = metrics.named("queue_size", MeterSettings.gauge("Queue", "queue"));
    AtomicReference<Double> a = new AtomicReference<>(1.0);
    meter.gauge(a::get, "a");
    meter.gauge(() -> 10, "b");
    meter.gauge(
        () -> {
          throw new IllegalStateException("closed");
        },
        "c");
    for (double value : new double[] {4, 2, 3}) {
      a.set(value);
      second();
    }
    assertEquals(13, one(meter, Aggregation.LAST, TEN));
    assertEquals(3, one(meter.aggregate(Aggregation.AVERAGE, TEN, Selection.of("queue=a"))));
    assertEquals(2, one(meter.aggregate(Aggregation.MIN, TEN, Selection.of("queue=a"))));
    assertEquals(10, one(meter, Aggregation.MAX, TEN));
    assertTrue(meter.aggregate(Aggregation.LAST, TEN, Selection.of("queue=c")).isEmpty());
  }

  @Test
  @DisplayName(
      "O14: a series that is taken out and made again starts at zero, and its rate is right")
  void aSeriesMadeAgainStartsAtZero() {
    Meter meter = metrics.named("posts_total", MeterSettings.counter("Posts", "shop"));
    meter.counter("a").add(100);
    second();
    second();
    assertTrue(meter.remove("a"));
    meter.counter("a").add(500); // higher than before: only the series tells that it is another
    second();
    assertEquals(500, one(meter, Aggregation.INCREASE, SECOND));
    assertEquals(500, one(meter, Aggregation.INCREASE, TEN));
    second();
    assertEquals(0, one(meter, Aggregation.INCREASE, SECOND));
  }

  @Test
  void whatGoesBeyondTheCapHasAHistoryToo() {
    MeterSettings settings = new MeterSettings(Kind.COUNTER, "", "", List.of("user"), 2);
    Meter meter = metrics.named("logins_total", settings);
    for (int i = 0; i < 5; i++) {
      meter.counter("user" + i).increment();
    }
    second();
    assertEquals(5, one(meter, Aggregation.INCREASE, TEN));
    assertEquals(
        3, one(meter.aggregate(Aggregation.INCREASE, TEN, Selection.of("user=" + Meter.OVERFLOW))));
  }

  @Test
  void theRingKeepsTheLatestAndAnotherLengthKeepsWhatIsThere() {
    Meter meter = metrics.named("posts_total", MeterSettings.counter("Posts"));
    Counter counter = meter.counter();
    registry.configure("posts_total", Map.of("history", "10s"));
    for (int i = 0; i < 25; i++) {
      counter.add(1);
      second();
    }
    assertEquals(10, one(meter, Aggregation.INCREASE, Duration.ofMinutes(5)));
    registry.configure("posts_total", Map.of("history", "1m"));
    for (int i = 0; i < 5; i++) {
      counter.add(1);
      second();
    }
    assertEquals(15, one(meter, Aggregation.INCREASE, Duration.ofMinutes(5)));
    registry.configure("posts_total", Map.of("history", "3s"));
    second();
    assertEquals(2, one(meter, Aggregation.INCREASE, Duration.ofMinutes(5)));
    registry.configure("posts_total", Map.of("history", "0"));
    second();
    assertTrue(meter.aggregate(Aggregation.INCREASE, TEN, Selection.ALL).isEmpty());
  }

  @Test
  void theHistoryGoesOnOverAnUpdateOfTheProvider() {
    Meter meter = metrics.named("posts_total", MeterSettings.counter("Posts"));
    meter.counter().add(3);
    second();
    MeterRegistry before = registry;
    registry = registry();
    registry.sample(); // both are there for a moment: a sample too many changes nothing
    before.close();
    meter.counter().add(4);
    second();
    Meter now = new MetricsView(registry, "client").named("posts_total");
    assertEquals(7, one(now, Aggregation.INCREASE, TEN));
    assertEquals(4, one(now, Aggregation.INCREASE, SECOND));
  }

  @Test
  @Timeout(60)
  void aGaugeThatHangsHangsNoOther() {
    CountDownLatch held = new CountDownLatch(1);
    Meter meter = metrics.named("queue_size", MeterSettings.gauge("Queue", "queue"));
    meter.gauge(
        () -> {
          awaitWhateverComes(held);
          return 1;
        },
        "a");
    meter.gauge(() -> 2, "b");
    Sampler sampler = new Sampler(registry, new SnapshotSeries(registry, clock, "ours"));
    try {
      Await.until(
          () -> {
            clock.advance(SECOND); // the sampler's own pace is that of the machine
            return latest(meter, "b") == 2 && hangs();
          });
      assertEquals(Double.NaN, latest(meter, "a"));
      held.countDown();
      Await.until(
          () -> {
            clock.advance(SECOND);
            return latest(meter, "a") == 1;
          });
    } finally {
      held.countDown();
      sampler.close();
    }
  }

  @Test
  @Timeout(60)
  void gaugesThatHangUntilTheyAreInterruptedHangNoOther() {
    Meter meter = metrics.named("queue_size", MeterSettings.gauge("Queue", "queue"));
    for (String queue : List.of("a", "b", "d", "e")) {
      meter.gauge(
          () -> {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              return 1;
            }
            return 0;
          },
          queue);
    }
    meter.gauge(() -> 2, "c");
    Sampler sampler = new Sampler(registry, new SnapshotSeries(registry, clock, "ours"));
    try {
      Await.until(
          () -> {
            clock.advance(SECOND);
            return latest(meter, "c") == 2;
          });
    } finally {
      sampler.close();
    }
  }

  private boolean hangs() {
    return registry.recent().stream().anyMatch(event -> event.type().equals("HANGS"));
  }

  private static double latest(Meter meter, String queue) {
    return meter.aggregate(Aggregation.LAST, TEN, Selection.of("queue=" + queue)).stream()
        .mapToDouble(Aggregate::value)
        .findAny()
        .orElse(Double.NaN);
  }

  static void awaitWhateverComes(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // hangs all the same
      }
    }
  }
}
