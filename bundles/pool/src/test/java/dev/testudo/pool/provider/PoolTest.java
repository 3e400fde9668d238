package dev.testudo.pool.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsConflictException;
import dev.testudo.pool.Lease;
import dev.testudo.pool.PoolException;
import dev.testudo.pool.PoolExhaustedException;
import dev.testudo.pool.PoolSettings;
import dev.testudo.testkit.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One thread and a clock that a test turns. */
class PoolTest {
  private final FakeClock clock = new FakeClock();

  private Bench bench(PoolSettings settings) {
    return new Bench(clock, settings);
  }

  private static int number(Bench bench) {
    return bench.pool.<Integer, RuntimeException>use(thing -> thing.number);
  }

  @Test
  void lendsTheSameObjectAgain() {
    Bench bench = bench(Bench.size(0, 3));
    Things.Thing first;
    try (Lease<Things.Thing> lease = bench.pool.claim()) {
      first = lease.object();
      assertEquals(1, bench.snapshot().inUse());
    }
    try (Lease<Things.Thing> lease = bench.pool.claim()) {
      assertSame(first, lease.object());
    }
    assertEquals(2, bench.snapshot().claims());
    assertEquals(1, bench.things.created.get());
    assertEquals(1, bench.snapshot().idle());
  }

  @Test
  void usesAnObjectAndGivesItBackWhateverHappens() {
    Bench bench = bench(Bench.size(0, 1));
    assertEquals(1, number(bench));
    IOException failure = new IOException("no");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                bench.pool.use(
                    thing -> {
                      throw failure;
                    })));
    assertEquals(0, bench.snapshot().inUse());
    assertEquals(1, bench.things.created.get());
  }

  @Test
  @DisplayName("R44 a lease closed twice gives back nothing that another has")
  void aSecondCloseIsLate() {
    Bench bench = bench(Bench.impatient(1));
    Lease<Things.Thing> first = bench.pool.claim();
    first.close();
    Lease<Things.Thing> second = bench.pool.claim();
    first.close();
    first.discard();
    assertThrows(IllegalStateException.class, first::object);
    assertEquals(1, second.object().number);
    assertThrows(PoolExhaustedException.class, bench.pool::claim);
    second.close();
    assertEquals(2, bench.snapshot().late());
    assertEquals(1, bench.snapshot().idle());
  }

  @Test
  void saysHowManyAreOutAndForHowLong() {
    Bench bench = bench(Bench.impatient(2));
    bench.pool.claim();
    clock.advance(Duration.ofSeconds(3));
    bench.pool.claim();
    PoolExhaustedException exhausted =
        assertThrows(PoolExhaustedException.class, bench.pool::claim);
    assertEquals(2, exhausted.pool().inUse());
    assertEquals(Duration.ofSeconds(3), exhausted.pool().longestOut());
    assertEquals(
        "pool things is exhausted after 0 ms: 2 of 2 objects are out, one for 3000 ms; 0 more claims wait",
        exhausted.getMessage());
    assertEquals(1, bench.snapshot().exhausted());
  }

  @Test
  void replacesABrokenObject() {
    Bench bench = bench(Bench.size(0, 1));
    Lease<Things.Thing> lease = bench.pool.claim();
    lease.discard();
    lease.close();
    assertEquals(2, number(bench));
    bench.tidy();
    assertEquals(1, bench.things.destroyed.get());
    assertEquals(1, bench.snapshot().late());
  }

  @Test
  void asksWhatWasIdleWhetherItWorks() {
    Bench bench = bench(Bench.size(0, 1));
    bench.pool.claim().close();
    bench.pool.claim().close();
    assertEquals(0, bench.things.validated.get());
    clock.advance(Duration.ofMillis(500));
    bench.pool.claim().close();
    assertEquals(1, bench.things.validated.get());
    clock.advance(Duration.ofMillis(500));
    bench.things.works = false;
    assertEquals(2, number(bench), "another one");
    assertEquals(2, bench.things.validated.get());
    bench.tidy();
    assertEquals(1, bench.things.destroyed.get());
  }

  @Test
  @DisplayName("R100 an object that cannot be made leaves its place to the next")
  void aFailureToMakeOneIsTheCallersAlone() {
    Bench bench = bench(Bench.impatient(1));
    IOException refused = new IOException("refused");
    bench.things.creating =
        () -> {
          throw refused;
        };
    for (int i = 0; i < 3; i++) {
      PoolException failed = assertThrows(PoolException.class, bench.pool::claim);
      assertSame(refused, failed.getCause());
      assertTrue(failed.getMessage().contains("things"), failed::getMessage);
    }
    bench.things.creating =
        () -> {
          throw new AssertionError("a serious one");
        };
    assertThrows(AssertionError.class, bench.pool::claim);
    assertEquals(4, bench.snapshot().failed());
    assertEquals(0, bench.snapshot().size());
    bench.things.creating = null;
    bench.pool.claim().close();
    assertEquals(1, bench.snapshot().idle());
  }

  @Test
  @DisplayName("R100 an object that does not work and cannot be replaced leaves its place, too")
  void aFailureToReplaceOneIsTheCallersAlone() {
    Bench bench = bench(Bench.impatient(1));
    bench.pool.claim().close();
    clock.advance(Duration.ofSeconds(1));
    bench.things.works = false;
    bench.things.creating =
        () -> {
          throw new IOException("refused");
        };
    assertThrows(PoolException.class, bench.pool::claim);
    assertEquals(0, bench.snapshot().size());
    bench.things.creating = null;
    bench.pool.claim().close();
    bench.tidy();
    assertEquals(1, bench.things.alive.get());
  }

  @Test
  void aFactoryThatEndsBadlyHarmsNobody() {
    Bench bench = bench(Bench.size(0, 2));
    bench.things.destroying =
        () -> {
          throw new IOException("cannot close");
        };
    Lease<Things.Thing> one = bench.pool.claim();
    Lease<Things.Thing> two = bench.pool.claim();
    one.discard();
    two.discard();
    bench.tidy();
    assertEquals(2, bench.things.destroyed.get());
    assertEquals(0, bench.snapshot().closing());
  }

  @Test
  void makesTheMinimumAndLetsIdleObjectsGoDownToIt() {
    Bench bench = bench(Bench.size(2, 5));
    bench.tidy();
    assertEquals(2, bench.snapshot().idle());
    List<Lease<Things.Thing>> leases = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      leases.add(bench.pool.claim());
    }
    leases.forEach(Lease::close);
    clock.advance(Duration.ofMinutes(9));
    bench.tidy();
    assertEquals(5, bench.snapshot().idle());
    clock.advance(Duration.ofMinutes(1));
    bench.tidy();
    assertEquals(2, bench.snapshot().idle());
    assertEquals(3, bench.things.destroyed.get());
  }

  @Test
  void makesTheMinimumWhereverTheClockBegins() {
    clock.advance(Duration.ofDays(1)); // its nanoseconds are below zero by now
    Bench bench = bench(Bench.size(1, 2));
    bench.tidy();
    assertEquals(1, bench.snapshot().idle());
  }

  @Test
  void triesTheMinimumAgainAfterLongerAndLongerPauses() {
    Bench bench = bench(Bench.size(1, 5));
    bench.things.creating =
        () -> {
          throw new IOException("refused");
        };
    for (int i = 0; i < 600; i++) {
      bench.tidy();
      clock.advance(Duration.ofMillis(100));
    }
    assertTrue(bench.snapshot().failed() <= 13, bench.snapshot()::toString);
    bench.things.creating = null;
    clock.advance(Duration.ofSeconds(10));
    bench.tidy();
    assertEquals(1, bench.snapshot().idle());
  }

  @Test
  @DisplayName("R105 the time of day put back evicts nothing")
  void replacesWhatIsOld() {
    Bench bench = bench(Bench.size(0, 2));
    Lease<Things.Thing> out = bench.pool.claim();
    bench.pool.claim().close();
    clock.stepWall(Duration.ofHours(-1));
    clock.stepWall(Duration.ofHours(5));
    bench.tidy();
    assertEquals(0, bench.things.destroyed.get());
    for (int minutes = 0; minutes < 26; minutes += 5) {
      clock.advance(Duration.ofMinutes(5));
      bench.pool.claim().close();
      bench.tidy();
    }
    clock.advance(Duration.ofMillis(60_000));
    bench.tidy();
    assertEquals(1, bench.things.destroyed.get(), "what was idle goes at once");
    assertEquals(1, bench.snapshot().inUse());
    out.close();
    bench.tidy();
    assertEquals(2, bench.things.destroyed.get(), "what was out goes when it comes back");
    assertEquals(0, bench.snapshot().late());
  }

  @Test
  void growsAndKeepsItsObjects() {
    Bench bench = bench(Bench.impatient(1));
    Lease<Things.Thing> out = bench.pool.claim();
    assertThrows(PoolExhaustedException.class, bench.pool::claim);
    bench.pool.reconfigure(Bench.impatient(3));
    Lease<Things.Thing> second = bench.pool.claim();
    assertNotSame(out.object(), second.object());
    out.close();
    second.close();
    assertEquals(2, bench.snapshot().idle());
    assertEquals(0, bench.things.destroyed.get());
  }

  @Test
  @DisplayName("R46 shrinking below what is out returns at once; the excess goes as it comes back")
  void shrinksAsTheyComeBack() {
    Bench bench = bench(Bench.impatient(5));
    List<Lease<Things.Thing>> leases = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      leases.add(bench.pool.claim());
    }
    bench.pool.reconfigure(Bench.impatient(2));
    assertEquals(5, bench.snapshot().inUse());
    for (int left = 4; left >= 2; left--) {
      leases.remove(0).close();
      assertThrows(PoolExhaustedException.class, bench.pool::claim, "with " + left + " out");
    }
    leases.remove(0).close();
    leases.add(bench.pool.claim());
    leases.forEach(Lease::close);
    bench.tidy();
    assertEquals(2, bench.snapshot().size());
    assertEquals(3, bench.things.destroyed.get());
    assertEquals(6, bench.snapshot().claims(), "none is forgotten with its place");
  }

  @Test
  void shrinksAndGrowsAgainBeforeAnyCameBack() {
    Bench bench = bench(Bench.impatient(4));
    List<Lease<Things.Thing>> leases = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      leases.add(bench.pool.claim());
    }
    bench.pool.reconfigure(Bench.impatient(1));
    bench.pool.reconfigure(Bench.impatient(5));
    leases.add(bench.pool.claim());
    assertThrows(PoolExhaustedException.class, bench.pool::claim);
    leases.forEach(Lease::close);
    bench.tidy();
    assertEquals(5, bench.snapshot().idle());
    assertEquals(0, bench.things.destroyed.get());
  }

  @Test
  void shrinkingTakesEmptyPlacesFirst() {
    Bench bench = bench(Bench.impatient(5));
    Lease<Things.Thing> one = bench.pool.claim();
    bench.pool.claim().close();
    bench.pool.reconfigure(Bench.impatient(2));
    assertEquals(2, bench.snapshot().size());
    one.close();
    bench.tidy();
    assertEquals(0, bench.things.destroyed.get());
  }

  @Test
  void recyclesWhatIsIdleAtOnceAndTheRestAsItComesBack() {
    Bench bench = bench(Bench.size(0, 3));
    Lease<Things.Thing> out = bench.pool.claim();
    bench.pool.claim().close();
    assertEquals(2, bench.pool.recycle());
    assertEquals(0, bench.pool.recycle(), "what is out is marked already");
    bench.tidy();
    assertEquals(1, bench.things.destroyed.get());
    assertEquals(1, out.object().number, "goes on");
    out.close();
    bench.tidy();
    assertEquals(2, bench.things.destroyed.get());
    assertEquals(3, number(bench));
  }

  @Test
  void letsIdleObjectsGoForMemory() {
    Bench bench = bench(Bench.size(1, 3));
    Lease<Things.Thing> out = bench.pool.claim();
    Lease<Things.Thing> other = bench.pool.claim();
    bench.pool.claim().close();
    other.close();
    assertEquals(2, bench.pool.trim());
    assertEquals(1, bench.snapshot().size());
    out.close();
    assertEquals(0, bench.pool.trim(), "the minimum stays");
  }

  @Test
  void saysThatNobodySaidHowToMakeOne() {
    Bench bench = bench(Bench.size(0, 1));
    PoolException failed =
        assertThrows(
            PoolException.class, () -> bench.registry.named("empty", null, Bench.OWNER).claim());
    assertEquals("pool empty: nobody says how its objects are made", failed.getMessage());
  }

  @Test
  void anotherFactoryOfTheSameOwnerReplacesWhatTheFirstMade() {
    Bench bench = bench(Bench.size(0, 2));
    Lease<Things.Thing> out = bench.pool.claim();
    bench.pool.claim().close();
    Things others = new Things();
    assertThrows(
        SettingsConflictException.class,
        () -> bench.registry.pool("things", others, null, "com.acme.billing"));
    assertSame(bench.pool, bench.registry.pool("things", bench.things, null, "com.acme.billing"));
    assertSame(bench.pool, bench.registry.pool("things", others, null, Bench.OWNER));
    bench.pool.claim().close();
    assertEquals(1, others.created.get());
    out.close();
    bench.tidy();
    assertEquals(2, bench.things.destroyed.get(), "each by who made it");
    assertEquals(0, others.destroyed.get());
  }

  @Test
  void whatWasMadeByABundleThatIsGoneGoesAndIsCounted() {
    Bench bench = bench(Bench.size(1, 3));
    Lease<Things.Thing> out = bench.pool.claim();
    bench.pool.claim().close();
    bench.registry.release(type -> type == Things.class, false);
    bench.tidy();
    assertEquals(1, bench.things.destroyed.get());
    assertEquals(1, bench.snapshot().inUse());
    assertThrows(PoolException.class, bench.pool::claim);
    bench.registry.release(type -> type == Things.class, true);
    bench.tidy();
    assertEquals(2, bench.things.destroyed.get());
    assertEquals(2, bench.snapshot().dropped());
    assertThrows(IllegalStateException.class, out::object);
    out.close();
    assertEquals(1, bench.snapshot().late());
    Things again = new Things();
    bench.registry.pool("things", again, null, "com.acme.billing").claim().close();
    assertEquals(1, again.created.get());
  }

  @Test
  void aFactoryMayBeTakenBack() {
    Bench bench = bench(Bench.size(0, 2));
    Lease<Things.Thing> out = bench.pool.claim();
    bench.pool.claim().close();
    bench.registry.view(Bench.OWNER).withdraw("things", new Things());
    bench.pool.claim().close();
    bench.registry.view(Bench.OWNER).withdraw("things", bench.things);
    assertThrows(PoolException.class, bench.pool::claim);
    out.close();
    bench.tidy();
    assertEquals(0, bench.things.alive.get());
  }

  @Test
  void whatIsLeftOfADroppedPoolIsEnded() {
    Bench bench = bench(Bench.size(0, 3));
    Lease<Things.Thing> out = bench.pool.claim();
    bench.pool.claim().close();
    bench.room.gone(Bench.OWNER);
    assertTrue(bench.registry.find("things").isEmpty());
    bench.tidy();
    out.close();
    bench.tidy();
    assertEquals(2, bench.things.destroyed.get());
    assertTrue(bench.registry.everyone().isEmpty());
  }

  @Test
  void anotherVersionOfTheProviderGoesOnWithTheSameObjects() {
    Bench bench = bench(Bench.size(0, 2));
    Lease<Things.Thing> out = bench.pool.claim();
    PoolRegistry next = new PoolRegistry(bench.room, new dev.testudo.testkit.FakeFaces(), clock);
    next.adopt();
    bench.registry.close();
    assertEquals(1, next.find("things").orElseThrow().snapshot().inUse());
    out.close();
    try (Lease<?> lease = next.find("things").orElseThrow().claim()) {
      assertEquals(1, bench.things.created.get(), lease::toString);
    }
    assertFalse(next.snapshots().isEmpty());
  }
}
