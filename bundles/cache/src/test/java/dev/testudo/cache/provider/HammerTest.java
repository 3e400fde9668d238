package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.Flight;
import dev.testudo.cache.state.Node;
import dev.testudo.cache.state.Ring;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads do everything at once; then map and rings agree to the last entry. */
class HammerTest {
  private static final int THREADS = 4;
  private static final int STEPS = 40_000;
  private static final int KEYS = 200;

  private final Bench bench = new Bench();
  private final CacheInstance failing =
      bench.cache("f", new CacheSettings(10, Duration.ofHours(1)), new CacheCell());
  private final AtomicLongArray versions = new AtomicLongArray(KEYS);
  private final ConcurrentHashMap<Object, AtomicInteger> loading = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {50, Rings.LARGE})
  @DisplayName("R86, R93 nothing is lost, nothing is stale, one load a key, and the limit holds")
  void mapAndRingsAgree(int size) throws Exception {
    CacheInstance cache =
        bench.cache("c", new CacheSettings(size, Duration.ofMillis(50)), bench.cell);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all =
          IntStream.range(0, THREADS)
              .<Future<?>>mapToObj(i -> threads.submit(() -> hammer(cache, i)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    agree(bench.cell, size);
    assertEquals(0, cache.snapshot().loading());
    assertTrue(cache.snapshot().hits() > 0);
  }

  // Whoever changes what is behind a key forgets the key: who asks after that must see the change.
  private void hammer(CacheInstance cache, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < STEPS; i++) {
      int key = random.nextInt(KEYS);
      switch (random.nextInt(20)) {
        case 0 -> {
          versions.incrementAndGet(key);
          cache.invalidate(key);
        }
        case 1 -> cache.getIfPresent(random.nextInt(KEYS));
        case 2 -> cache.put("put" + random.nextInt(2 * KEYS), "value");
        case 3 -> bench.pass(Duration.ofMillis(1));
        case 4 -> {
          if (i % 50 == 0) {
            cache.invalidateAll();
          }
        }
        case 5 -> failingLoad(key);
        default -> {
          long before = versions.get(key);
          long seen = (long) cache.get(key, k -> versions.get((int) k));
          // The version may have been raised, and its key not yet forgotten, by another thread.
          long lag = before - seen;
          assertTrue(lag <= THREADS, () -> "stale by " + lag);
        }
      }
    }
  }

  // In a cache of its own: after all is forgotten a second load may begin.
  private void failingLoad(Object key) {
    AtomicInteger at = loading.computeIfAbsent(key, k -> new AtomicInteger());
    try {
      failing.get(
          key,
          k -> {
            assertEquals(1, at.incrementAndGet(), "two load the same key at once");
            try {
              throw new IllegalStateException("no answer");
            } finally {
              at.decrementAndGet();
            }
          });
    } catch (IllegalStateException expected) {
      return;
    }
    throw new AssertionError("a failure was kept");
  }

  static void agree(CacheCell cell, int most) {
    Set<Node> linked = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Ring ring : cell.rings) {
      int count = 0;
      Node older = null;
      for (Node at = ring.oldest; at != null; at = at.younger) {
        assertTrue(at.linked);
        assertTrue(at.older == older);
        linked.add(at);
        older = at;
        count++;
      }
      assertTrue(ring.youngest == older);
      assertEquals(ring.size, count);
    }
    for (Node node : cell.map.values()) {
      assertTrue(!(node instanceof Flight) && linked.remove(node), "in the map, but in no ring");
    }
    assertEquals(Set.of(), linked, "in a ring, but not in the map");
    assertTrue(cell.map.size() <= most, () -> cell.map.size() + " of " + most);
  }
}
