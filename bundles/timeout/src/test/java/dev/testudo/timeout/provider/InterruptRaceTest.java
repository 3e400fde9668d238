package dev.testudo.timeout.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.timeout.CallTimeoutException;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.timeout.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls that end at the very moment of their limit. */
class InterruptRaceTest {
  private static final int CALLS = 400;

  @Test
  @DisplayName("R62 no interrupt ever outlives its call, nor hits the next")
  void hammered() throws Exception {
    try (Testudo testudo = Testudo.standalone()) {
      Timeouts timeouts = testudo.get(Timeouts.class);
      timeouts.named("slow", new TimeoutSettings(Duration.ofMillis(1)));
      Guard guard = testudo.get(Guards.class).named("shop", new GuardSettings("timeout=slow"));
      AtomicLong cut = new AtomicLong();
      AtomicReference<Throwable> wrong = new AtomicReference<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    for (int k = 0; k < CALLS; k++) {
                      long nanos = 700_000 + ThreadLocalRandom.current().nextInt(1_500_000);
                      try {
                        assertEquals("done", guard.call("sell", () -> spin(nanos)));
                      } catch (CallTimeoutException e) {
                        cut.incrementAndGet();
                      }
                      assertFalse(Thread.currentThread().isInterrupted(), "after the call");
                      spin(ThreadLocalRandom.current().nextInt(300_000));
                      assertFalse(Thread.currentThread().isInterrupted(), "a little later");
                    }
                  } catch (Throwable e) {
                    wrong.compareAndSet(null, e);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(null, wrong.get());
      assertEquals(3 * CALLS, timeouts.named("slow").snapshot().calls());
      assertEquals(cut.get(), timeouts.named("slow").snapshot().timedOut());
      assertTrue(cut.get() > 0);
    }
  }

  private static String spin(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    return "done";
  }
}
