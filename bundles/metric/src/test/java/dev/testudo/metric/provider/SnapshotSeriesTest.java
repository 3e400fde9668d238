package dev.testudo.metric.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Total;
import dev.testudo.capability.SnapshotSource;
import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Selection;
import dev.testudo.metric.Series;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SnapshotSeriesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TEN = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  private final FakeRoom room = new FakeRoom();
  private final Map<String, ValveSnapshot> valves = new TreeMap<>();
  private final SnapshotSource source = source("valve", () -> List.copyOf(valves.values()));
  private MeterRegistry registry = registry();
  private SnapshotSeries series = new SnapshotSeries(registry, clock, "ours");

  /** How open a valve is. */
  public enum Position {
    OPEN,
    HALF_OPEN,
    SHUT
  }

  /** A capability that nobody has heard of. */
  public record ValveSnapshot(
      String name,
      Position position,
      @Total long turns,
      @Total(by = "cause") Map<String, Long> leaks,
      int flow,
      boolean jammed,
      Duration retryAfter,
      String text) {}

  private MeterRegistry registry() {
    MeterRegistry made = new MeterRegistry(room, new FakeFaces(), clock);
    made.adopt();
    return made;
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private static SnapshotSource source(String word, Supplier<List<? extends Record>> snapshots) {
    return new SnapshotSource() {
      @Override
      public String word() {
        return word;
      }

      @Override
      public List<? extends Record> snapshots() {
        return snapshots.get();
      }
    };
  }

  private void valve(String name, long turns) {
    valves.put(
        name,
        new ValveSnapshot(
            name,
            Position.HALF_OPEN,
            turns,
            Map.of("RUST", turns * 2),
            7,
            true,
            Duration.ofMillis(1500),
            "said"));
  }

  private void second() {
    series.all().forEach(series::show);
    series.sweep();
    clock.advance(SECOND);
    registry.sample();
  }

  private Meter meter(String name) {
    return new MetricsView(registry, "client").find(name).orElseThrow();
  }

  private Map<Map<String, String>, Double> values(String name) {
    Map<Map<String, String>, Double> values = new HashMap<>();
    for (Series one : meter(name).snapshot().series()) {
      values.put(
          one.labels(), one instanceof Series.Value gauge ? gauge.value() : (double) one.count());
    }
    return values;
  }

  private double latest(String name, Aggregation how, Duration window, String... terms) {
    List<Aggregate> found = meter(name).aggregate(how, window, Selection.of(terms));
    assertEquals(1, found.size(), found::toString);
    return found.get(0).value();
  }

  @Test
  void eachNumberOfAnyCapabilityIsASeries() {
    series.add(source);
    valve("main", 5);
    second();
    assertEquals(Map.of(Map.of("name", "main"), 5.0), values("testudo_valve_turns_total"));
    assertEquals(
        Map.of(Map.of("name", "main", "cause", "rust"), 10.0), values("testudo_valve_leaks_total"));
    assertEquals(Map.of(Map.of("name", "main"), 7.0), values("testudo_valve_flow"));
    assertEquals(Map.of(Map.of("name", "main"), 1.0), values("testudo_valve_jammed"));
    assertEquals(Map.of(Map.of("name", "main"), 1.5), values("testudo_valve_retry_after_seconds"));
    assertEquals(
        Map.of(
            Map.of("name", "main", "position", "open"), 0.0,
            Map.of("name", "main", "position", "half_open"), 1.0,
            Map.of("name", "main", "position", "shut"), 0.0),
        values("testudo_valve_position"));
    assertEquals(6, registry.snapshots().size(), "and no other");
    MeterSettings settings = meter("testudo_valve_retry_after_seconds").settings();
    assertEquals(Kind.GAUGE, settings.kind());
    assertEquals("seconds", settings.unit());
  }

  @Test
  void totalsAreCountersWithAHistoryAndWhatWasBeforeIsNoIncrease() {
    valve("main", 100);
    second();
    series.add(source);
    second();
    valve("main", 103);
    second();
    assertEquals(3, latest("testudo_valve_turns_total", Aggregation.INCREASE, TEN));
    valve("late", 4); // one that came while somebody looked
    second();
    assertEquals(4, latest("testudo_valve_turns_total", Aggregation.INCREASE, TEN, "name=late"));
    assertEquals(
        1, latest("testudo_valve_position", Aggregation.LAST, TEN, "name=late", "position=half*"));
  }

  @Test
  void seriesOfAnInstanceThatIsGoneGo() {
    series.add(source);
    valve("main", 1);
    valve("side", 2);
    second();
    valves.remove("side");
    second();
    assertEquals(Map.of(Map.of("name", "main"), 1.0), values("testudo_valve_turns_total"));
    assertEquals(3, values("testudo_valve_position").size());
  }

  @Test
  void anotherOfTheSameNameStartsAnew() {
    series.add(source);
    valve("main", 50);
    second();
    valve("main", 2);
    second();
    assertEquals(Map.of(Map.of("name", "main"), 2.0), values("testudo_valve_turns_total"));
    assertEquals(2, latest("testudo_valve_turns_total", Aggregation.INCREASE, SECOND));
  }

  @Test
  void anUpdateOfTheCapabilityLeavesNoGapAndOneThatIsGoneGoesInTheEnd() {
    series.add(source);
    valve("main", 5);
    second();
    series.remove(source);
    second();
    SnapshotSource next = source("valve", () -> List.copyOf(valves.values()));
    series.add(next);
    valve("main", 6);
    second();
    assertEquals(1, latest("testudo_valve_turns_total", Aggregation.INCREASE, TEN));
    series.remove(next);
    second();
    clock.advance(Duration.ofSeconds(58));
    second();
    assertEquals(Map.of(Map.of("name", "main"), 6.0), values("testudo_valve_turns_total"));
    clock.advance(SECOND);
    second();
    assertEquals(Map.of(), values("testudo_valve_turns_total"));
    assertEquals(Map.of(), values("testudo_valve_flow"));
  }

  @Test
  void anUpdateOfMetricCountsNothingTwiceAndKeepsTheHistory() {
    series.add(source);
    valve("main", 5);
    second();
    valve("main", 8);
    second();
    SnapshotSeries before = series;
    MeterRegistry old = registry;
    registry = registry();
    series = new SnapshotSeries(registry, clock, "ours");
    series.add(source);
    valve("main", 9);
    before.all().forEach(before::show); // both are there for a moment
    second();
    old.close();
    assertEquals(Map.of(Map.of("name", "main"), 9.0), values("testudo_valve_turns_total"));
    assertEquals(4, latest("testudo_valve_turns_total", Aggregation.INCREASE, TEN));
    assertEquals(7, latest("testudo_valve_flow", Aggregation.MIN, TEN));
  }

  @Test
  void aSourceThatThrowsIsToldOfOnceAndHarmsNoOther() {
    series.add(
        source(
            "broken",
            () -> {
              throw new IllegalStateException("out of order");
            }));
    series.add(source);
    valve("main", 5);
    second();
    second();
    assertEquals(1, values("testudo_valve_turns_total").size());
    assertEquals(
        1, registry.recent().stream().filter(event -> event.type().equals("FAILED")).count());
  }

  @Test
  void aNameThatIsTakenLeavesAllOthers() {
    new MetricsView(registry, "client")
        .named("testudo_valve_flow", MeterSettings.counter("Mine"))
        .counter()
        .increment();
    series.add(source);
    valve("main", 5);
    second();
    assertEquals(Map.of(Map.of(), 1.0), values("testudo_valve_flow"));
    assertEquals(Map.of(Map.of("name", "main"), 5.0), values("testudo_valve_turns_total"));
    assertTrue(registry.recent().stream().anyMatch(event -> event.type().equals("REFUSED")));
  }

  @Test
  @Timeout(60)
  void aSourceThatHangsHarmsNoOther() {
    CountDownLatch held = new CountDownLatch(1);
    series.add(
        source(
            "stuck",
            () -> {
              HistoryTest.awaitWhateverComes(held);
              return List.of(
                  new ValveSnapshot(
                      "main", Position.OPEN, 1, Map.of(), 0, false, Duration.ZERO, ""));
            }));
    series.add(source);
    valve("main", 5);
    Sampler sampler = new Sampler(registry, series);
    try {
      Await.until(() -> registry.find("testudo_valve_turns_total").isPresent());
      assertTrue(
          registry.recent().stream()
              .anyMatch(
                  event ->
                      event.type().equals("HANGS") && event.instance().equals("testudo_stuck")));
      held.countDown();
      Await.until(() -> registry.find("testudo_stuck_turns_total").isPresent());
    } finally {
      held.countDown();
      sampler.close();
    }
  }
}
