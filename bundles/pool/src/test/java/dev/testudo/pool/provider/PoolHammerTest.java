package dev.testudo.pool.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.pool.Lease;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads, and everything that can happen to a pool while they are at it. */
class PoolHammerTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  @DisplayName("R100, R104 an object is used by one at a time, who sees what the one before wrote")
  void nobodySharesAndNothingIsLost() {
    Bench bench = new Bench(new RealClock(), Bench.size(1, 4));
    LongAdder claims = new LongAdder();
    AtomicLong late = new AtomicLong();
    Load.Step step =
        () -> {
          Lease<Things.Thing> lease = bench.pool.claim(LONG);
          claims.increment();
          Things.Thing thing = lease.object();
          assertEquals(1, thing.users.incrementAndGet(), "two use one object");
          thing.plain++;
          assertEquals(0, thing.users.decrementAndGet());
          int chance = ThreadLocalRandom.current().nextInt(100);
          if (chance == 0) {
            lease.discard();
          } else {
            lease.close();
          }
          if (chance < 5) {
            lease.close();
            late.incrementAndGet();
          }
        };
    Load.Step upset =
        () -> {
          switch (ThreadLocalRandom.current().nextInt(4)) {
            case 0 -> bench.pool.recycle();
            case 1 -> bench.pool.trim();
            default ->
                bench.pool.reconfigure(Bench.size(0, 1 + ThreadLocalRandom.current().nextInt(6)));
          }
          bench.tidy();
        };
    try (Load load = new Load(6, step);
        Load upsets = new Load(1, upset)) {
      Await.until(Duration.ofSeconds(60), () -> claims.sum() > 200_000 && upsets.calls() > 500);
      assertEquals(List.of(), load.failures());
      assertEquals(List.of(), upsets.failures());
    }
    bench.pool.reconfigure(Bench.size(0, 3));
    bench.tidy();
    PoolSnapshot after = bench.snapshot();
    assertEquals(0, after.inUse());
    assertEquals(0, after.waiting());
    assertEquals(claims.sum(), after.claims());
    assertEquals(late.get(), after.late());
    assertEquals(after.size(), bench.things.alive.get());
    assertEquals(after.created() - after.destroyed(), after.size());
    assertTrue(after.size() <= 3, after::toString);
    long written = 0;
    List<Lease<Things.Thing>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(bench.pool.claim(Duration.ZERO));
      written += all.get(i).object().plain;
    }
    assertEquals(3, bench.snapshot().inUse(), "all places are there");
    written += bench.things.ended.stream().mapToLong(thing -> thing.plain).sum();
    assertEquals(claims.sum(), written, "each sees what was written before");
  }

  @Test
  @DisplayName("R102 of many more threads than objects none starves")
  void nobodyStarves() {
    Bench bench = new Bench(new RealClock(), Bench.size(0, 2));
    AtomicLong[] turns = new AtomicLong[32];
    Load.Step[] steps = new Load.Step[turns.length];
    for (int i = 0; i < turns.length; i++) {
      AtomicLong mine = new AtomicLong();
      turns[i] = mine;
      steps[i] =
          () -> {
            bench.pool.claim(LONG).close();
            mine.incrementAndGet();
          };
    }
    try (Load load = new Load(1, steps)) {
      Await.until(
          () -> Arrays.stream(turns).allMatch(turn -> turn.get() > 100),
          () -> Arrays.toString(turns));
      assertEquals(List.of(), load.failures());
    }
    assertEquals(2, bench.things.most.get());
    assertEquals(0, bench.snapshot().waiting());
  }
}
