package dev.testudo.pool.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.pool.Lease;
import dev.testudo.pool.PoolEvent;
import dev.testudo.pool.PoolEvent.Cause;
import dev.testudo.pool.PoolSettings;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Leases that nobody closes. */
class LeakTest {
  private final FakeClock clock = new FakeClock();
  private final Queue<PoolEvent> events = new ConcurrentLinkedQueue<>();
  private final Bench bench = new Bench(clock, traced(Duration.ofSeconds(10)));

  private static PoolSettings traced(Duration after) {
    PoolSettings some = Bench.impatient(1);
    return new PoolSettings(
        0, 1, some.claimTime(), some.maxIdle(), some.maxLife(), some.validateAfter(), after);
  }

  @BeforeEach
  void listen() {
    bench.registry.listeners().add(events::add);
  }

  @AfterEach
  void end() {
    bench.registry.listeners().close();
  }

  @Test
  @DisplayName("R105 a lease that is out for long is told once, with where it was claimed")
  void tellsWhereALeaseWasClaimed() {
    Lease<Things.Thing> lease = bench.pool.claim();
    clock.advance(Duration.ofSeconds(9));
    bench.tidy();
    assertEquals(0, bench.snapshot().leaked());
    clock.advance(Duration.ofSeconds(1));
    bench.tidy();
    bench.tidy();
    Await.until(() -> !events.isEmpty());
    PoolEvent told = events.remove();
    assertEquals(Cause.OUT_LONG, told.cause());
    assertTrue(told.text().contains(Thread.currentThread().getName()), told::text);
    assertTrue(
        told.text().lines().limit(4).anyMatch(line -> line.contains("tellsWhereALeaseWasClaimed(")),
        told::text);
    lease.close();
    assertEquals(1, bench.snapshot().leaked());
    assertEquals(0, bench.snapshot().late());
  }

  @Test
  @DisplayName("R105 no alarm for one that came back, whoever has its object now")
  void noFalseAlarm() {
    for (int i = 0; i < 5; i++) {
      Lease<Things.Thing> lease = bench.pool.claim();
      clock.advance(Duration.ofSeconds(6));
      bench.tidy();
      lease.close();
    }
    clock.advance(Duration.ofSeconds(60));
    bench.tidy();
    assertEquals(0, bench.snapshot().leaked());
  }

  @Test
  void aLeaseThatWasLostIsTakenBack() {
    lose();
    Await.untilCollected(
        () -> {
          bench.tidy();
          return bench.snapshot().inUse() == 0;
        },
        () -> "still out: " + bench.snapshot());
    bench.tidy();
    assertEquals(1, bench.things.destroyed.get());
    assertEquals(1, bench.snapshot().leaked());
    Await.until(() -> events.stream().anyMatch(event -> event.cause() == Cause.LEAKED));
    bench.pool.claim().close();
  }

  private void lose() {
    assertEquals(1, bench.pool.claim().object().number);
  }

  @Test
  void withoutTracesNothingIsTakenBack() {
    bench.pool.reconfigure(Bench.impatient(1));
    lose();
    for (int i = 0; i < 5; i++) {
      System.gc();
      bench.tidy();
    }
    assertEquals(1, bench.snapshot().inUse());
    assertFalse(events.stream().anyMatch(event -> event.cause() == Cause.LEAKED));
  }
}
