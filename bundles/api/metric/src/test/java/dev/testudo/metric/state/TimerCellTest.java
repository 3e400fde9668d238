package dev.testudo.metric.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimerCellTest {
  private static final Duration MIN = Duration.ofNanos(1);
  private static final Duration MAX = Duration.ofDays(50);

  private final TimerCell timer = new TimerCell(MIN, MAX);

  @Test
  void quantilesAreWithinASixteenthOfTheTrueOnes() {
    Random random = new Random(7);
    for (int size : new int[] {1, 2, 10, 999, 10_000}) {
      TimerCell some = new TimerCell(MIN, MAX);
      long[] values = new long[size];
      for (int i = 0; i < size; i++) {
        values[i] = 1 + (long) Math.exp(random.nextDouble() * 34); // 1 ns to 8 days, log-uniform
        some.record(values[i]);
      }
      Arrays.sort(values);
      for (double share : new double[] {0, 0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
        long right = values[(int) Math.max(0, Math.ceil(share * size) - 1)];
        long found = some.quantile(share).toNanos();
        assertTrue(
            found >= right && (found - right) * 16.0 <= right,
            () -> "quantile " + share + " of " + size + ": " + found + ", not " + right);
      }
    }
  }

  @Test
  void anEmptyTimerReadsAsZero() {
    assertEquals(Duration.ZERO, timer.quantile(0.99));
    assertEquals(Duration.ZERO, timer.sum());
    assertEquals(0, timer.count());
  }

  @Test
  @DisplayName("O5: NaN is no share")
  void refusesSharesThatAreNone() {
    for (double share : new double[] {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> timer.quantile(share));
    }
  }

  @Test
  @DisplayName("O23: a clock that goes backwards, zero, and more than 292 years")
  void takesEveryDuration() {
    timer.record(-5);
    timer.record(0);
    timer.record(Duration.ofNanos(-1));
    timer.record(Duration.ofDays(365L * 300));
    timer.record(Duration.ofSeconds(Long.MAX_VALUE));
    timer.record(Duration.ofSeconds(Long.MIN_VALUE));
    timer.record(1_000_000);
    assertEquals(7, timer.count());
    assertEquals(2 * Histogram.LONGEST + 1_000_000, timer.sum().toNanos());
    assertEquals(MAX, timer.quantile(1));
  }

  @Test
  @DisplayName("O4: another range keeps what was counted in the one before, bucket by bucket")
  void keepsCountsOverAChangeOfRange() {
    for (int i = 0; i < 90; i++) {
      timer.record(1000);
    }
    timer.range(Duration.ofMillis(1), Duration.ofSeconds(1));
    for (int i = 0; i < 10; i++) {
      timer.record(Duration.ofMillis(500));
    }
    timer.range(MIN, MAX);
    timer.record(Duration.ofDays(1));

    assertEquals(101, timer.count());
    assertTrue(timer.quantile(0.5).toNanos() < 1100, "of the first range");
    assertTrue(timer.quantile(0.95).toMillis() >= 500, "of the second range");
    assertTrue(timer.quantile(1).toDays() >= 1, "of the first range, in force again");
  }

  @Test
  void resetBeginsQuantilesAnewAndKeepsCountAndSum() {
    timer.record(Duration.ofSeconds(1));
    timer.reset();
    assertEquals(Duration.ZERO, timer.quantile(1));
    timer.record(Duration.ofMillis(1));
    assertEquals(2, timer.count());
    assertEquals(Duration.ofMillis(1001), timer.sum());
    assertTrue(timer.quantile(1).toMillis() < 2);
  }

  @Test
  void theTimedCallsStandForThoseThatWereOnlyCounted() {
    for (int i = 0; i < 1600; i++) {
      if (i % 16 == 15) {
        timer.record(3, i < 1280 ? 100 : 400);
      } else {
        timer.count(3);
      }
    }
    assertEquals(1600, timer.count());
    assertEquals(1280 * 100 + 320 * 400, timer.sum().toNanos());
    assertTrue(timer.quantile(0.8).toNanos() < 110);
    assertTrue(timer.quantile(0.81).toNanos() >= 400);
  }

  @Test
  void aLongCallStandsForItselfAlone() {
    for (int i = 0; i < 10; i++) {
      timer.count(3);
    }
    timer.record(3, Duration.ofMillis(5).toNanos());
    timer.record(3, 100);
    assertEquals(12, timer.count());
    assertEquals(Duration.ofMillis(5).toNanos() + 11 * 100, timer.sum().toNanos());
  }

  @Test
  void countsExactlyWhileTheRangeChangesAndOnlySomeAreTimed() throws InterruptedException {
    int threads = 8;
    int each = 50_000;
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int row = i;
      workers[i] =
          new Thread(
              () -> {
                for (int n = 0; n < each; n++) {
                  if (n % 16 == 0) {
                    timer.record(row, n);
                  } else {
                    timer.count(row);
                  }
                }
              });
      workers[i].start();
    }
    long seen = 0;
    for (int i = 0; i < 50; i++) {
      timer.range(Duration.ofNanos(1L << (i % 5)), Duration.ofSeconds(1 + i % 3));
      long now = timer.count();
      assertTrue(now >= seen, "a count never falls");
      seen = now;
    }
    for (Thread worker : workers) {
      worker.join();
    }
    assertEquals((long) threads * each, timer.count());
  }

  @Test
  @DisplayName("O3: counts are exact while many threads record and the range changes")
  void countsExactlyWithManyThreads() throws InterruptedException {
    int threads = 16;
    int each = 50_000;
    CountDownLatch ready = new CountDownLatch(threads);
    AtomicLong sum = new AtomicLong();
    Thread[] workers = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int row =
          i % 2 == 0 ? i : -1; // half of them as inside a guarded call, with rows of their own
      workers[i] =
          new Thread(
              () -> {
                Random random = new Random(row);
                ready.countDown();
                for (int n = 0; n < each; n++) {
                  long nanos = random.nextInt(1_000_000);
                  sum.addAndGet(nanos);
                  timer.record(row, nanos);
                }
              });
      workers[i].start();
    }
    ready.await();
    long seen = 0;
    for (int i = 0; i < 50; i++) {
      timer.range(Duration.ofNanos(1L << (i % 5)), Duration.ofSeconds(1 + i % 3));
      long now = timer.count();
      assertTrue(now >= seen, "a count never falls");
      seen = now;
    }
    for (Thread worker : workers) {
      worker.join();
    }
    assertEquals((long) threads * each, timer.count());
    assertEquals(sum.get(), timer.sum().toNanos());
  }
}
