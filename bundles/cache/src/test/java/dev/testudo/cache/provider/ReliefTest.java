package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.TestudoException;
import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.RecoveryRequest;
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
  void aCacheIsClearedByItsNameWhenFailuresKeepComing() {
    Cache<Object, Object> prices = cache("prices", 3);
    Cache<Object, Object> stock = cache("stock", 3);
    ClearCache clear = new ClearCache(registry);
    assertEquals("3 entries of cache prices forgotten", clear.recover(of("prices")));
    assertEquals(0, prices.snapshot().size());
    assertEquals(3, stock.snapshot().size());
    TestudoException none = assertThrows(TestudoException.class, () -> clear.recover(of("none")));
    assertEquals("there is no cache none", none.getMessage());
  }

  private static RecoveryRequest of(String cache) {
    return new RecoveryRequest("shop", cache, ErrorCategory.DATA, 10, Duration.ofMinutes(1));
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
