package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.retry.RetrySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private final Bench bench = new Bench(Bench.settings(2, Duration.ZERO, 0.1));

  @Test
  void allowsAShareOfTheCalls() {
    for (int i = 0; i < 200; i++) {
      fail();
    }
    assertEquals(20, bench.retry.snapshot().retries());
    assertEquals(180, bench.retry.snapshot().refused());
    assertEquals(20, bench.retry.snapshot().exhausted());
  }

  @Test
  @DisplayName("R36 when it is used up the caller gets the first failure at once")
  void usedUp() {
    fail();
    assertEquals(1, bench.attempts.get());
    assertEquals(1, bench.retry.snapshot().refused());
    assertEquals(0, bench.retry.snapshot().budgetLeft());
    assertEquals(1, bench.told.size());
    fail();
    assertEquals(1, bench.told.size(), "once a second");
    bench.clock.advance(Duration.ofSeconds(1));
    fail();
    assertEquals(2, bench.told.size());
  }

  @Test
  @DisplayName("R34 calls that succeed refill it")
  void refills() throws IOException {
    fail();
    assertEquals(0, bench.retry.snapshot().budgetLeft());
    for (int i = 0; i < 29; i++) {
      bench.retry.call(() -> "done");
    }
    assertEquals(3, bench.retry.snapshot().budgetLeft());
  }

  @Test
  void forgetsWhatIsTenSecondsOld() {
    for (int i = 0; i < 100; i++) {
      fail();
    }
    assertEquals(10, bench.retry.snapshot().budgetUsed());
    bench.clock.advance(Duration.ofSeconds(10));
    assertEquals(0, bench.retry.snapshot().budgetUsed());
  }

  @Test
  void takesCallsSinceTheLastLookAsEvenlySpread() throws IOException {
    fail();
    for (int i = 0; i < 1000; i++) {
      bench.clock.advance(Duration.ofMillis(100));
      bench.retry.call(() -> "done");
    }
    long left = bench.retry.snapshot().budgetLeft();
    assertTrue(left >= 9 && left <= 10, "a tenth of the calls of ten seconds: " + left);
  }

  @Test
  void hasAMinimum() {
    Bench rare =
        new Bench(
            new RetrySettings(
                2,
                Duration.ZERO,
                1,
                Duration.ZERO,
                0,
                0,
                3,
                List.of("java.lang.Exception"),
                List.of()));
    assertEquals(30, rare.retry.snapshot().budgetLeft());
  }

  @Test
  void isEmptiedByReset() {
    for (int i = 0; i < 100; i++) {
      fail();
    }
    bench.retry.reset();
    assertEquals(0, bench.retry.snapshot().budgetUsed());
    assertEquals(10, bench.retry.snapshot().retries(), "counters only grow");
  }

  @Test
  void isNeverOverdrawn() throws Exception {
    Bench shared =
        new Bench(
            new RetrySettings(
                0,
                Duration.ZERO,
                1,
                Duration.ZERO,
                0,
                0,
                1000,
                List.of("java.lang.Exception"),
                List.of()));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(
            threads.submit(
                () ->
                    assertThrows(
                        IOException.class,
                        () -> shared.retry.call(() -> shared.failing(1 << 30)))));
      }
      for (Future<?> one : all) {
        one.get(1, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(10_000, shared.retry.snapshot().retries());
    assertEquals(10_004, shared.attempts.get());
  }

  private void fail() {
    assertThrows(IOException.class, () -> bench.retry.call(() -> bench.failing(1 << 30)));
  }
}
