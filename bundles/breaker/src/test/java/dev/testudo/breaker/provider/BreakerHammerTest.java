package dev.testudo.breaker.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.WindowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads on one breaker. */
class BreakerHammerTest {
  private static final int THREADS = 4;
  private static final int TRIALS = 3;

  @Test
  void losesNoCountAndNoMarkWhileItsRingGrows() throws Exception {
    Bench bench = new Bench(counting(20_000));
    long each = 20_000;
    hammer(
        thread -> {
          for (int i = 0; i < each; i++) {
            if (thread == 0 && i % 100 == 0) {
              bench.breaker.reconfigure(counting(20_000 + 4 * i));
            }
            if (i % 4 == 0) {
              bench.fail();
            } else {
              bench.succeed();
            }
          }
        });
    bench.breaker.reconfigure(counting(100_000));
    CircuitBreakerSnapshot now = bench.breaker.snapshot();
    assertEquals(THREADS * each * 3 / 4, now.successes());
    assertEquals(THREADS * each / 4, now.failures());
    long marked = MarkRing.above(bench.cell.marks, 0);
    assertEquals(now.failures(), marked);
    for (long ago = 1; ago <= marked; ago++) {
      assertTrue(MarkRing.ago(bench.cell.marks, ago) > 0, "a mark was lost");
    }
  }

  @Test
  @DisplayName("R8 R9 R11 races neither throw nor recurse, and no trial is one too many")
  void keepsItsInvariants() throws Exception {
    Bench bench =
        new Bench(
            new CircuitBreakerSettings(
                WindowType.COUNT, 10, Duration.ofSeconds(1), 5, 0.5, Duration.ofMillis(2), TRIALS));
    Map<Long, AtomicInteger> trials = new ConcurrentHashMap<>();
    AtomicLong calls = new AtomicLong();
    AtomicLong through = new AtomicLong();
    hammer(
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < 100_000; i++) {
            if (i % 50 == 0) {
              bench.pass(Duration.ofNanos(random.nextInt(1_000_000)));
            }
            if (i % 5000 == 0) {
              operate(bench, random.nextInt(4));
            }
            calls.incrementAndGet();
            long permit = bench.enter();
            if (permit >= 0) {
              through.incrementAndGet();
              visit(bench, permit, trials, random);
            }
          }
        });
    CircuitBreakerSnapshot now = bench.breaker.snapshot();
    assertEquals(calls.get() - through.get(), now.rejected());
    assertEquals(through.get(), now.successes() + now.failures() + now.neutral() + now.late());
    assertTrue(now.opened() > 100, "it was open often: " + now.opened());
    assertTrue(trials.size() > 100, "and half open: " + trials.size());
  }

  private static void visit(
      Bench bench, long permit, Map<Long, AtomicInteger> trials, Random random) {
    boolean trial = !Word.isClosed(permit);
    AtomicInteger out = trial ? trials.computeIfAbsent(permit, key -> new AtomicInteger()) : null;
    if (out != null) {
      assertTrue(out.incrementAndGet() <= TRIALS, "too many trials are out");
    }
    for (int i = random.nextInt(100); i > 0; i--) {
      Thread.onSpinWait();
    }
    if (out != null) {
      out.decrementAndGet();
    }
    switch (random.nextInt(4)) {
      case 0 -> bench.neutral(permit);
      case 1 -> bench.fail(permit);
      default -> bench.succeed(permit);
    }
  }

  private static void operate(Bench bench, int what) {
    switch (what) {
      case 0 -> bench.breaker.open();
      case 1 -> bench.breaker.close();
      case 2 -> bench.breaker.reset();
      default -> bench.breaker.reconfigure(bench.breaker.settings());
    }
  }

  private static CircuitBreakerSettings counting(int size) {
    return new CircuitBreakerSettings(
        WindowType.COUNT, size, Duration.ofSeconds(1), 100_000, 1, Duration.ofSeconds(1), TRIALS);
  }

  private static void hammer(IntConsumer work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        all.add(threads.submit(() -> work.accept(number)));
      }
      for (Future<?> one : all) {
        one.get(2, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
