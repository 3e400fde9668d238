package dev.testudo.metric.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeterCellTest {
  private final MeterCell meter = new MeterCell();

  private CounterCell counter(int cap, String... values) {
    return meter.series(List.of(values), CounterCell.class, cap, CounterCell::new);
  }

  @Test
  void givesTheSameSeriesForTheSameLabelValues() {
    assertSame(counter(2, "a"), counter(2, "a"));
    assertNotSame(counter(2, "a"), counter(2, "b"));
  }

  @Test
  @DisplayName("O21: the cap holds exactly when threads race for it, and the total stays exact")
  void capHoldsUnderARace() throws Exception {
    int threads = 8;
    int rounds = 200;
    int cap = 100;
    CyclicBarrier barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        done.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < rounds; round++) {
                    barrier.await();
                    // All threads want the same new series in one half, each its own in the other.
                    counter(cap, round % 2 == 0 ? "r" + round : "r" + round + "t" + thread)
                        .increment();
                  }
                  return null;
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(cap, meter.all().size());
    long total = ((CounterCell) meter.overflow().orElseThrow()).count();
    for (SeriesCell cell : meter.all().values()) {
      total += ((CounterCell) cell).count();
    }
    assertEquals((long) threads * rounds, total);
  }

  @Test
  @DisplayName("O20: what is beyond the cap is remembered nowhere")
  void overflowDoesNotGrow() {
    for (int i = 0; i < 10_000; i++) {
      counter(3, "user" + i).increment();
    }
    assertEquals(3, meter.all().size());
    assertEquals(9_997, meter.overflows());
  }

  @Test
  void aRaisedCapGivesNewSeriesAndTheTotalStays() {
    counter(1, "a").increment();
    CounterCell kept = counter(1, "b");
    kept.increment();
    counter(2, "b").increment();
    kept.increment();
    assertEquals(2, ((CounterCell) meter.overflow().orElseThrow()).count());
    assertEquals(1, counter(2, "b").count());
  }

  @Test
  void refusesSeriesOfAnotherKind() {
    counter(5, "a");
    assertThrows(SettingsException.class, () -> meter.gauge(List.of("a"), () -> 1, 5));
    assertThrows(SettingsException.class, () -> meter.gauge(List.of("b"), () -> 1, 5));
  }

  @Test
  void aRemovedSeriesStartsAnewAndItsHandleCountsOn() {
    CounterCell kept = counter(5, "a");
    kept.increment();
    assertTrue(meter.remove(List.of("a")));
    kept.increment();
    assertEquals(0, counter(5, "a").count());
    assertEquals(2, kept.count());
  }
}
