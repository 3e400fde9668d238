package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.memory.Pressure;
import dev.testudo.memory.Relief;
import dev.testudo.state.Stripes;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliefTest {
  private final CacheRegistry registry =
      new CacheRegistry(new FakeRoom(), new FakeFaces(), new FakeClock(), () -> Stripes.SHARED);

  private Cache<Object, Object> cache(String name, int entries) {
    Cache<Object, Object> cache =
        registry.named(name, new CacheSettings(1000, Duration.ZERO), "ours");
    for (int i = 0; i < entries; i++) {
      cache.put(i, "value " + i);
    }
    return cache;
  }

  @Test
  void eachCacheGivesAShareBackAndKeepsWhatIsAskedFor() throws Exception {
    Cache<Object, Object> large = cache("large", 100);
    Cache<Object, Object> small = cache("small", 3);
    cache("empty", 0);
    for (int i = 0; i < 50; i++) {
      assertNotNull(large.getIfPresent(i));
    }
    Relief relief = registry.relief().relieve(new Pressure("heap", 0.9, 0.5, 1));
    assertEquals(new Relief(50 + 2, 0), relief);
    assertEquals(50, large.snapshot().size());
    assertEquals(50, large.snapshot().evictions());
    assertEquals(1, small.snapshot().size());
    for (int i = 0; i < 50; i++) {
      assertNotNull(large.getIfPresent(i), "it was asked for");
    }
    assertEquals(
        List.of("SHRUNK", "SHRUNK"), registry.recent().stream().map(one -> one.type()).toList());
  }

  @Test
  void allOfItIsAllOfIt() {
    Cache<Object, Object> cache = cache("large", 100);
    assertEquals(0, cache.trim(0));
    assertEquals(100, cache.trim(1));
    assertEquals(0, cache.trim(1));
    assertEquals(0, cache.snapshot().size());
  }
}
