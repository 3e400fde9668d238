package dev.testudo.itests;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.Caches;
import dev.testudo.memory.MemorySettings;
import dev.testudo.memory.MemorySnapshot;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that fills a cache of the platform with more than the heap holds, and would die of it.
 * It ends when the cache has had to give back three times.
 */
final class FillHeap {
  private static final int KILOBYTES = 16;

  private FillHeap() {}

  public static void main(String[] args) {
    try (Platform platform = Home.launch(Path.of(args[0]))) {
      MemoryWatch heap =
          Home.face(platform, MemoryWatches.class).find(MemoryWatches.HEAP).orElseThrow();
      heap.reconfigure(
          new MemorySettings(
              0.85, 0.75, 0.25, Duration.ofMillis(100), Duration.ofSeconds(5), List.of()));
      Cache<Object, Object> cache =
          Home.face(platform, Caches.class)
              .named("blobs", new CacheSettings(10_000_000, Duration.ZERO));
      int written = 0;
      while (heap.snapshot().rounds() < 3 || heap.snapshot().freedBytes() == 0) {
        cache.put(written++, new byte[KILOBYTES * 1024]);
        LockSupport.parkNanos(20_000);
      }
      MemorySnapshot snapshot = heap.snapshot();
      System.out.printf(
          "%d kB written, %d evicted, %s%n",
          written * KILOBYTES, cache.snapshot().evictions(), snapshot);
      if (cache.snapshot().evictions() < snapshot.entries() || snapshot.pressures() < 1) {
        throw new AssertionError("it gave back less than it said");
      }
    }
    System.exit(0); // rather than when the last idle thread of some pool has ended
  }
}
