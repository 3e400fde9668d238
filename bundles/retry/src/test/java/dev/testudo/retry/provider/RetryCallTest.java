package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls without a guard, in the calling thread. */
class RetryCallTest {
  @Test
  void triesAgainUntilItSucceeds() throws IOException {
    Bench bench = new Bench(Bench.settings(3));
    assertEquals("attempt 3", bench.retry.call(() -> bench.failing(2)));
    assertEquals(1, bench.retry.snapshot().calls());
    assertEquals(2, bench.retry.snapshot().retries());
    assertEquals(1, bench.retry.snapshot().recovered());
  }

  @Test
  void givesUpWithTheLastFailure() {
    Bench bench = new Bench(Bench.settings(3));
    IOException last =
        assertThrows(IOException.class, () -> bench.retry.call(() -> bench.failing(9)));
    assertEquals("attempt 3", last.getMessage());
    assertEquals(1, bench.retry.snapshot().exhausted());
  }

  @Test
  void waitsBetweenAttemptsAndNotBefore() throws IOException {
    List<Long> looks = new ArrayList<>();
    Bench bench = new Bench(Bench.settings(4, Duration.ofMillis(2), 100), looks);
    bench.retry.call(() -> "done");
    assertEquals(List.of(), looks, "a call that succeeds reads no clock");
    long begin = bench.clock.nanos();
    bench.retry.call(() -> bench.failing(3));
    assertTrue(bench.clock.nanos() - begin >= Duration.ofMillis(2 + 4 + 8).toNanos());
  }

  @Test
  void doesNotRetryCancellations() {
    Bench bench = new Bench(Bench.settings(3));
    CancellationException cancelled = new CancellationException();
    assertSame(
        cancelled,
        assertThrows(
            CancellationException.class,
            () ->
                bench.retry.call(
                    () -> {
                      throw cancelled;
                    })));
    assertEquals(0, bench.retry.snapshot().retries());
    assertEquals(1, bench.retry.snapshot().calls());
  }

  @Test
  @DisplayName("R31 R32 unlimited attempts take constant stack and memory")
  void unlimited() throws IOException {
    Bench bench = new Bench(Bench.settings(0));
    assertEquals("attempt 200001", bench.retry.call(() -> bench.failing(200_000)));
  }

  @Test
  @DisplayName("R33 an interrupt ends the waiting; flag and failure are kept")
  void interrupted() throws InterruptedException {
    Bench bench = new Bench(Bench.settings(9, Duration.ofSeconds(10), 100));
    AtomicInteger seen = new AtomicInteger();
    Thread waiting =
        new Thread(
            () -> {
              IOException failure =
                  assertThrows(IOException.class, () -> bench.retry.call(() -> bench.failing(9)));
              if (failure.getMessage().equals("attempt 1")
                  && Thread.currentThread().isInterrupted()) {
                seen.incrementAndGet();
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(waiting.isAlive());
      Thread.onSpinWait();
    }
    waiting.interrupt();
    waiting.join(30_000);
    assertEquals(1, seen.get());
    assertEquals(1, bench.attempts.get());
  }

  @Test
  @DisplayName("R33 an interrupted thread does not go on without waiting either")
  void interruptedWithoutDelay() {
    Bench bench = new Bench(Bench.settings(0));
    Thread.currentThread().interrupt();
    assertThrows(IOException.class, () -> bench.retry.call(() -> bench.failing(1 << 30)));
    assertTrue(Thread.interrupted());
    assertEquals(1, bench.attempts.get());
  }
}
