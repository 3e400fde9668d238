package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.HotKey;
import dev.testudo.cache.state.CacheCell;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept, for how long, and what goes. */
class CacheTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Bench bench = new Bench();
  private final CacheInstance cache = bench.cache(100, MINUTE);
  private int loads;

  private Object load(Object key) {
    loads++;
    return key + "/" + loads;
  }

  @Test
  void loadsOnceAndKeeps() {
    assertEquals("a/1", cache.get("a", this::load));
    assertEquals("a/1", cache.get("a", this::load));
    assertEquals("a/1", cache.getIfPresent("a"));
    assertEquals(1, loads);
    assertEquals(2, cache.snapshot().hits());
    assertEquals(1, cache.snapshot().misses());
    assertEquals(1, cache.snapshot().loads());
    assertEquals(1, cache.snapshot().size());
    assertEquals(2 / 3d, cache.snapshot().hitRatio());
  }

  @Test
  void knowsHowLongLoadsTake() {
    for (int i = 1; i <= 3; i++) {
      Duration time = Duration.ofMillis(i * 10L);
      cache.get(
          i,
          key -> {
            bench.pass(time);
            return "slow";
          });
    }
    assertEquals(Duration.ofMillis(20), cache.snapshot().loadTime());
  }

  @Test
  void keepsNothingOfWhatIsNotThere() {
    assertNull(cache.getIfPresent("a"));
    assertNull(cache.get("a", key -> null));
    assertEquals(0, cache.snapshot().size());
    assertEquals("a/1", cache.get("a", this::load));
    assertThrows(NullPointerException.class, () -> cache.put("a", null));
  }

  @Test
  void aFailureIsThrownUnchangedAndNotKept() {
    IOException failure = new IOException("no answer");
    assertSame(
        failure,
        assertThrows(
            IOException.class,
            () ->
                cache.get(
                    "a",
                    key -> {
                      throw failure;
                    })));
    assertEquals("a/1", cache.get("a", this::load));
    assertEquals(1, cache.snapshot().failedLoads());
    assertEquals(0, cache.snapshot().loading());
  }

  @Test
  @DisplayName("R98 entries end at their time, over the overflow of the nanoseconds")
  void entriesEnd() {
    cache.get("a", this::load);
    bench.pass(MINUTE.minusNanos(1));
    assertEquals("a/1", cache.getIfPresent("a"));
    bench.pass(Duration.ofNanos(1));
    assertNull(cache.getIfPresent("a"));
    assertEquals(0, cache.snapshot().size());
    assertEquals(1, cache.snapshot().expired());
    assertEquals("a/2", cache.get("a", this::load));
  }

  @Test
  @DisplayName("R98 for ever is for ever, and the clock may stand still")
  void keepsForEver() {
    CacheInstance forEver = bench.cache(10, Duration.ZERO);
    forEver.get("a", this::load);
    assertEquals("a/1", forEver.get("a", this::load));
    bench.pass(Duration.ofDays(200 * 365));
    assertEquals("a/1", forEver.get("a", this::load));
  }

  @Test
  @DisplayName("R19, R20 only the monotonic clock counts: setting the time of day changes nothing")
  void theTimeOfDayIsNothing() {
    cache.get("a", this::load);
    bench.clock.stepWall(Duration.ofHours(1));
    assertEquals("a/1", cache.getIfPresent("a"));
    bench.clock.stepWall(Duration.ofHours(-2));
    assertEquals("a/1", cache.getIfPresent("a"));
    bench.pass(MINUTE);
    assertNull(cache.getIfPresent("a"));
  }

  @Test
  void aValueThatIsPutLivesAnew() {
    cache.put("a", "first");
    bench.pass(MINUTE.dividedBy(2));
    cache.put("a", "second");
    bench.pass(MINUTE.dividedBy(2));
    assertEquals("second", cache.getIfPresent("a"));
    assertEquals(1, cache.snapshot().size());
  }

  @Test
  void whatIsOverItsTimeGoesByItselfWhenOthersCome() {
    for (int i = 0; i < 50; i++) {
      cache.put(i, "old");
    }
    bench.pass(MINUTE);
    for (int i = 100; i < 130; i++) {
      cache.put(i, "new");
    }
    assertEquals(30, cache.snapshot().size());
    assertEquals(50, cache.snapshot().expired());
  }

  @Test
  void whatIsAskedForStaysWhenItIsFull() {
    for (int i = 0; i < 100; i++) {
      cache.put(i, "value");
    }
    for (int i = 0; i < 1000; i++) {
      assertNotNull(cache.getIfPresent(7), "the hot one is lost after " + i);
      cache.put("cold" + i, "value");
    }
    assertEquals(100, cache.snapshot().size());
    assertEquals(1000, cache.snapshot().evictions());
  }

  @Test
  @DisplayName("R93 a storm of keys that nobody asks for again stays within the limit")
  void aStormStaysWithinTheLimit() {
    CacheInstance large = bench.cache("large", new CacheSettings(5000, MINUTE), new CacheCell());
    for (int i = 0; i < 100_000; i++) {
      large.put(i, "value");
      if (large.snapshot().size() > 5000) {
        throw new AssertionError(large.snapshot().toString());
      }
    }
    assertEquals(5000, large.snapshot().size());
    assertEquals(95_000, large.snapshot().evictions());
  }

  @Test
  void aCacheMadeSmallerLetsGoAtOnceAndSaysSo() {
    for (int i = 0; i < 100; i++) {
      cache.put(i, "value");
    }
    cache.getIfPresent(50);
    cache.reconfigure(new CacheSettings(10, MINUTE));
    assertEquals(10, cache.snapshot().size());
    assertNotNull(cache.getIfPresent(50));
    assertEquals(List.of("SHRUNK: 90 entries went: it keeps 10 now"), bench.told);
  }

  @Test
  void growsFromOneRingToManyAndBack() {
    CacheInstance growing = bench.cache("g", new CacheSettings(1000, MINUTE), new CacheCell());
    for (int size : new int[] {1000, 10_000, 100}) {
      growing.reconfigure(new CacheSettings(size, MINUTE));
      for (int i = 0; i < 20_000; i++) {
        growing.put(size + "-" + i, "value");
      }
      assertEquals(size, growing.snapshot().size());
    }
    assertEquals(100, growing.invalidateAll());
    assertEquals(0, growing.snapshot().size());
  }

  @Test
  void aNewTimeCountsFromWhenEntriesWereWritten() {
    cache.put("a", "value");
    bench.pass(MINUTE.multipliedBy(3));
    cache.reconfigure(new CacheSettings(100, MINUTE.multipliedBy(4)));
    assertEquals("value", cache.getIfPresent("a"));
    bench.pass(MINUTE);
    assertNull(cache.getIfPresent("a"));
  }

  @Test
  void forgetsOneKeyOrAll() {
    cache.put("a", "value");
    cache.put("b", "value");
    cache.put("c", "value");
    assertTrue(cache.invalidate("a"));
    assertFalse(cache.invalidate("a"));
    assertNull(cache.getIfPresent("a"));
    assertEquals(2, cache.invalidateAll());
    assertEquals(0, cache.snapshot().size());
    assertEquals(List.of("CLEARED: 2 entries forgotten"), bench.told);
  }

  @Test
  void givesWhatIsOverItsTimeToWhoWantsIt() {
    CacheInstance kept =
        bench.cache(
            "kept", new CacheSettings(10, MINUTE, Duration.ofHours(1), MINUTE), new CacheCell());
    kept.put("a", "old");
    bench.pass(MINUTE.multipliedBy(2));
    assertNull(kept.getIfPresent("a"));
    assertEquals("old", kept.getStale("a"));
    assertThrows(
        IllegalStateException.class,
        () ->
            kept.get(
                "a",
                key -> {
                  assertEquals("old", kept.getStale("a"), "while it is loaded");
                  throw new IllegalStateException("no answer");
                }));
    assertEquals("old", kept.getStale("a"), "a load that fails takes nothing away");
    assertEquals(1, kept.snapshot().size());
    assertEquals("a/1", kept.get("a", this::load));
    assertEquals("a/1", kept.getStale("a"));
    assertEquals(1, kept.snapshot().size());
    bench.pass(Duration.ofHours(2));
    assertNull(kept.getStale("a"));
  }

  @Test
  void knowsTheHottestKeys() {
    for (int key = 0; key < 50; key++) {
      cache.put("key " + key, "value");
    }
    for (int i = 0; i < 20_000; i++) {
      cache.getIfPresent("key 7");
      if (i % 4 == 0) {
        cache.getIfPresent("key 21");
      }
    }
    List<HotKey> hottest = cache.hottest(2);
    assertEquals(List.of("key 7", "key 21"), hottest.stream().map(HotKey::key).toList());
    assertEquals(20_000, hottest.get(0).hits(), 4_000);
    cache.reset();
    assertEquals(List.of(), cache.hottest(2));
    assertNotNull(cache.getIfPresent("key 7"), "entries are no statistics");
  }

  @Test
  void anotherVersionFindsEverythingAsItWas() {
    cache.put("a", "value");
    CacheInstance next = bench.cache(100, MINUTE);
    assertEquals("value", next.getIfPresent("a"));
    next.put("b", "value");
    assertEquals("value", cache.getIfPresent("b"));
    assertEquals(2, next.snapshot().hits());
  }
}
