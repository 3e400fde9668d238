package dev.testudo.pool.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.TestudoException;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.memory.Pressure;
import dev.testudo.memory.PressureListener;
import dev.testudo.memory.Relief;
import dev.testudo.metric.Metrics;
import dev.testudo.pool.Lease;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolException;
import dev.testudo.pool.PoolFactory;
import dev.testudo.pool.Pools;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** In the metrics, and in a program without a framework. */
class PoolMetersTest {
  @Test
  void timesTheClaimsThatWait() {
    try (Testudo testudo = Testudo.standalone()) {
      Metrics metrics = testudo.get(Metrics.class);
      Bench bench = new Bench(new FakeClock(), Bench.size(0, 3));
      bench.registry.each(new PoolMeters(metrics));
      bench.registry.pool("later", bench.things, null, Bench.OWNER).claim().close();
      Lease<Things.Thing> lease = bench.pool.claim();
      bench.pool.claim().close();
      assertEquals(1, metrics.named("testudo_pool_wait_seconds").timer("later").count());
      assertEquals(2, metrics.named("testudo_pool_wait_seconds").timer("things").count());
      lease.close();
    }
  }

  @Test
  void letsIdleObjectsGoWhenMemoryIsShort() {
    Bench bench = new Bench(new FakeClock(), Bench.size(0, 3));
    Lease<Things.Thing> first = bench.pool.claim();
    Lease<Things.Thing> second = bench.pool.claim();
    second.close();
    PressureListener relief = bench.registry.relief();
    assertEquals("pool", relief.name());
    assertTrue(relief.order() > PressureListener.EARLY, "caches first");
    assertEquals(Relief.entries(1), relieve(relief));
    assertEquals(Relief.NONE, relieve(relief));
    first.close();
    assertEquals(Relief.entries(1), relieve(relief));
  }

  @Test
  void aPoolIsRecycledByItsNameWhenFailuresKeepComing() {
    Bench bench = new Bench(new FakeClock(), Bench.size(0, 3));
    bench.pool.claim().close();
    RecyclePool recycle = new RecyclePool(bench.registry);
    assertEquals("1 objects of pool things are replaced", recycle.recover(of("things")));
    TestudoException none = assertThrows(TestudoException.class, () -> recycle.recover(of("no")));
    assertEquals("there is no pool no", none.getMessage());
  }

  private static RecoveryRequest of(String pool) {
    return new RecoveryRequest("shop", pool, ErrorCategory.CONNECTION, 10, Duration.ofMinutes(1));
  }

  private static Relief relieve(PressureListener listener) {
    return assertDoesNotThrow(() -> listener.relieve(new Pressure("heap", 0.9, 1, 1)));
  }

  @Test
  @DisplayName("R78 a plain program has pools, and no thread of theirs is left when it closes")
  void aPlainProgramHasPools() {
    AtomicInteger ended = new AtomicInteger();
    PoolFactory<AutoCloseable> factory = () -> ended::incrementAndGet;
    Pool<AutoCloseable> pool;
    try (Testudo testudo = Testudo.standalone()) {
      pool = testudo.get(Pools.class).pool("things", factory, Bench.size(2, 3));
      Await.until(() -> pool.snapshot().idle() == 2);
      assertEquals("used", pool.<String, RuntimeException>use(thing -> "used"));
      pool.claim().discard();
      Await.until(() -> ended.get() == 1);
      Await.until(() -> pool.snapshot().idle() == 2);
      assertTrue(threads().contains("testudo-pool-housekeeper-1"));
      assertThrows(PoolException.class, () -> testudo.get(Pools.class).named("none").claim());
    }
    assertEquals(3, ended.get());
    Await.until(() -> threads().isEmpty(), () -> threads().toString());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("testudo-pool-"))
        .toList();
  }
}
