package dev.testudo.limiter.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.state.LimiterCell;
import dev.testudo.state.Clock;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The algorithm, on a clock turned by hand that begins just before it overflows. */
class PacerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeClock clock = new FakeClock();
  private final LimiterCell cell = new LimiterCell(clock.coarse());

  private static RateLimiterSettings settings(int rate, Duration period, int burst, Duration wait) {
    return new RateLimiterSettings(rate, period, burst, wait);
  }

  private Pacer pacer(int rate, Duration period, int burst) {
    return new Pacer(cell, settings(rate, period, burst, Duration.ZERO), clock);
  }

  private static int burst(Pacer pacer) {
    int calls = 0;
    while (calls < 1_000_000 && pacer.take() == Pacer.NOW) {
      calls++;
    }
    return calls;
  }

  @Test
  void letsTheBurstThroughAndThenOneForEachInterval() {
    Pacer pacer = pacer(10, SECOND, 4);
    assertEquals(4, burst(pacer));
    for (int i = 0; i < 100; i++) {
      clock.advance(Duration.ofMillis(100));
      assertEquals(1, burst(pacer));
    }
    clock.advance(Duration.ofMillis(250));
    assertEquals(2, burst(pacer));
    assertEquals(50_000_000, pacer.nextIn());
  }

  @Test
  void burstOneKeepsCallsApart() {
    Pacer pacer = pacer(1000, SECOND, 1);
    assertEquals(1, burst(pacer));
    clock.advance(Duration.ofNanos(999_999));
    assertEquals(0, burst(pacer));
    clock.advance(Duration.ofNanos(1));
    assertEquals(1, burst(pacer));
  }

  @Test
  void neverLetsMoreThroughThanRateAndBurstAllowWhateverThePauses() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      int rate = 1 + random.nextInt(1000);
      int burst = 1 + random.nextInt(20);
      LimiterCell own = new LimiterCell(clock.coarse());
      Pacer pacer = new Pacer(own, settings(rate, SECOND, burst, Duration.ZERO), clock);
      long begin = clock.nanos();
      long calls = 0;
      for (int step = 0; step < 200; step++) {
        calls += burst(pacer);
        long allowed = burst + (clock.nanos() - begin) * rate / 1_000_000_000L;
        assertTrue(calls <= allowed, calls + " of " + allowed);
        clock.advance(Duration.ofNanos(random.nextInt(20_000_000)));
      }
    }
  }

  @Test
  void doesNotDriftOverALongTime() {
    Pacer pacer = pacer(7, SECOND, 1);
    long begin = clock.nanos();
    for (int i = 0; i < 7 * 3600; i++) {
      assertEquals(1, burst(pacer));
      clock.advance(Duration.ofNanos(pacer.nextIn()));
    }
    assertEquals(3600e9, clock.nanos() - begin, 3600e9 / 1e8);
  }

  @Test
  @DisplayName("R58 a year without a call fills the burst and no more, over the clock's overflow")
  void longIdle() {
    Pacer pacer = pacer(100, SECOND, 5);
    assertEquals(5, burst(pacer));
    clock.advance(Duration.ofDays(365));
    assertEquals(5, burst(pacer));
    clock.advance(Duration.ofMillis(10));
    assertEquals(1, burst(pacer));
  }

  @Test
  @DisplayName("R58 periods of a nanosecond and of ten years, and the largest rate and burst")
  void extremes() {
    Pacer quick = pacer(1, Duration.ofNanos(1), 1);
    assertEquals(1, burst(quick));
    clock.advance(Duration.ofNanos(1));
    assertEquals(1, burst(quick));
    LimiterCell slow = new LimiterCell(clock.coarse());
    Pacer once = new Pacer(slow, settings(1, Duration.ofDays(3650), 10, Duration.ofDays(1)), clock);
    for (int i = 0; i < 10; i++) {
      assertEquals(Pacer.NOW, once.reserve());
    }
    assertEquals(Duration.ofDays(3650).toNanos(), ~once.reserve());
    clock.advance(Duration.ofDays(3649));
    assertEquals(Duration.ofDays(1).toNanos(), once.reserve());
    LimiterCell wide = new LimiterCell(clock.coarse());
    Pacer all =
        new Pacer(wide, settings(1_000_000_000, SECOND, Integer.MAX_VALUE, Duration.ZERO), clock);
    assertEquals(Integer.MAX_VALUE, all.available());
  }

  @Test
  @DisplayName("R53 a turn that is too far away is refused at once, and takes nothing")
  void unreachable() {
    Pacer pacer = new Pacer(cell, settings(1, SECOND, 1, Duration.ofSeconds(2)), clock);
    assertEquals(Pacer.NOW, pacer.reserve());
    assertEquals(1_000_000_000, pacer.reserve());
    assertEquals(2_000_000_000, pacer.reserve());
    for (int i = 0; i < 1000; i++) {
      assertEquals(3_000_000_000L, ~pacer.reserve());
    }
    clock.advance(SECOND);
    assertEquals(2_000_000_000, pacer.reserve());
  }

  @Test
  @DisplayName("R54 calls that are refused do not put off those that come after")
  void refusedCallsCostNothing() {
    Pacer pacer = pacer(1, SECOND, 1);
    assertEquals(1, burst(pacer));
    for (int i = 0; i < 99; i++) {
      clock.advance(Duration.ofMillis(10));
      assertEquals(0, burst(pacer));
    }
    clock.advance(Duration.ofMillis(10));
    assertEquals(1, burst(pacer));
  }

  @Test
  @DisplayName("R52 a turn that is given back is there for the next")
  void givenBack() {
    Pacer pacer = new Pacer(cell, settings(1, SECOND, 1, Duration.ofSeconds(9)), clock);
    pacer.reserve();
    assertEquals(1_000_000_000, pacer.reserve());
    pacer.giveBack();
    assertEquals(1_000_000_000, pacer.reserve());
    clock.advance(Duration.ofDays(1));
    pacer.giveBack();
    assertEquals(1, pacer.available(), "what was not taken cannot be given back");
  }

  @Test
  void keepsTheDebtInCallsWhenTheRateChanges() {
    Pacer pacer = pacer(1, Duration.ofMinutes(1), 10);
    assertEquals(10, burst(pacer));
    pacer.use(settings(100, SECOND, 10, Duration.ZERO));
    assertEquals(0, pacer.available());
    clock.advance(Duration.ofMillis(10));
    assertEquals(1, burst(pacer));
    Pacer next = new Pacer(cell, settings(100, SECOND, 10, Duration.ZERO), clock);
    assertEquals(0, next.available(), "over an update as well");
    next.use(settings(1, Duration.ofMinutes(1), 10, Duration.ZERO));
    assertEquals(Duration.ofMinutes(1).toNanos(), next.nextIn());
  }

  @Test
  @DisplayName("R18 R19 the time of day does not matter")
  void wallClock() {
    Pacer pacer = pacer(10, SECOND, 1);
    assertEquals(1, burst(pacer));
    clock.stepWall(Duration.ofHours(1));
    assertEquals(0, burst(pacer));
    clock.stepWall(Duration.ofHours(-2));
    clock.advance(Duration.ofMillis(100));
    assertEquals(1, burst(pacer));
  }

  /** A coarse clock that is behind by as much as it may be. */
  private record Lagging(AtomicLong now) implements Clock {
    @Override
    public long nanos() {
      return now.get();
    }

    @Override
    public long coarse() {
      return now.get() / 1_000_000 * 1_000_000;
    }

    @Override
    public int ticks() {
      return (int) (now.get() / 1_000_000);
    }

    @Override
    public Instant wall() {
      return Instant.EPOCH;
    }
  }

  @Test
  @DisplayName(
      "R20 ten thousand a second are even within a millisecond, and come whole with a burst")
  void finerThanTheCoarseClock() {
    for (int burst : new int[] {1, 1000}) {
      AtomicLong now = new AtomicLong();
      Clock lagging = new Lagging(now);
      LimiterCell own = new LimiterCell(0);
      Pacer pacer = new Pacer(own, settings(10_000, SECOND, burst, Duration.ZERO), lagging);
      long calls = 0;
      for (int i = 0; i < 100_000; i++) {
        now.addAndGet(10_000);
        long got = burst(pacer);
        calls += got;
        if (burst == 1) {
          assertTrue(got <= 1, "no two at once");
        }
      }
      assertTrue(calls <= 10_000 + burst + 10, burst + ": " + calls);
      assertTrue(calls >= 10_000, burst + ": " + calls);
    }
  }

  @Test
  void threadsTogetherGetWhatOneWouldGet() throws Exception {
    Pacer pacer = pacer(1000, SECOND, 500);
    AtomicLong calls = new AtomicLong();
    CountDownLatch begin = new CountDownLatch(1);
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  begin.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (int k = 0; k < 20_000; k++) {
                  if (pacer.take() == Pacer.NOW) {
                    calls.incrementAndGet();
                  }
                }
              });
      threads[i].start();
    }
    begin.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(500, calls.get());
  }
}
