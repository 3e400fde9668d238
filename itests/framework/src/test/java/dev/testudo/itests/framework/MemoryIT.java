package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.cache.Cache;
import dev.testudo.cache.Caches;
import dev.testudo.memory.GivenBack;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.Pressure;
import dev.testudo.memory.PressureListener;
import dev.testudo.memory.Relief;
import dev.testudo.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Memory with a cache and nothing else in the framework. */
class MemoryIT extends FrameworkCase {
  private static final String PID = "dev.testudo.memory~heap";

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("memory", "cache"));
  }

  @Test
  void cachesAndListenersGiveBackInTheConfiguredOrderOverUpdatesOfBoth() {
    MemoryWatch heap = inside.service(MemoryWatches.class).find(MemoryWatches.HEAP).orElseThrow();
    Cache<Object, Object> cache = inside.service(Caches.class).named("giving");
    cache.invalidateAll();
    for (int i = 0; i < 100; i++) {
      cache.put(i, "value");
    }
    inside.register(PressureListener.class, new Pool());
    inside.configure(PID, "share", "50%", "order", "pool");
    List<GivenBack> given = heap.relieve();
    assertEquals(List.of("pool", "cache"), given.stream().map(GivenBack::listener).toList());
    assertEquals(3, given.get(0).entries());
    assertEquals(50, cache.snapshot().size());
    inside.update(inside.bundle("dev.testudo.memory.provider"));
    inside.update(inside.bundle("dev.testudo.cache.provider"));
    assertEquals(2, heap.relieve().size());
    assertEquals(25, cache.snapshot().size());
    assertEquals(2, heap.snapshot().rounds());
    assertTrue(heap.snapshot().entries() >= 75 + 6, () -> heap.snapshot().toString());
  }

  @Test
  void theCollectionsOfTheVirtualMachineAreSeen() {
    MemoryWatch heap = inside.service(MemoryWatches.class).find(MemoryWatches.HEAP).orElseThrow();
    Await.untilCollected(
        () -> heap.snapshot().usedBytes() > 0 && heap.snapshot().used() < 1,
        () -> heap.snapshot().toString());
  }

  private static final class Pool implements PressureListener {
    @Override
    public String name() {
      return "pool";
    }

    @Override
    public int order() {
      return LATE;
    }

    @Override
    public Relief relieve(Pressure pressure) {
      return Relief.entries(3);
    }
  }
}
