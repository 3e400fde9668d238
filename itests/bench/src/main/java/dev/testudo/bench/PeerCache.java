package dev.testudo.bench;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Caffeine with what a cache of ours always has: a limit, a time, and its numbers. */
@State(Scope.Benchmark)
public class PeerCache {
  Cache<Integer, Integer> cache;
  Cache<Integer, Integer> small;

  /** Fills it as ours is filled. */
  @Setup
  public void open() {
    cache = cache(Keys.ROOM);
    small = cache(Keys.SMALL);
    Keys.fill(cache::put);
  }

  static Cache<Integer, Integer> cache(int size) {
    return Caffeine.newBuilder()
        .maximumSize(size)
        .expireAfterWrite(Duration.ofMinutes(10))
        .recordStats()
        .build();
  }
}
