package dev.testudo.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * What a cache costs: one hot key, keys by Zipf's law that are all there, and keys that are never
 * there, with loading and evicting; beside Caffeine with the same limit, time and numbers. Ours is
 * called through the face that clients hold, after its bundle was updated; see {@link House}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheBenchmark {
  private static final Integer HOT = 4711;

  @Benchmark
  public Object cacheHot(House house) {
    return house.cache.getIfPresent(HOT);
  }

  @Benchmark
  public Object cacheZipf(House house, Keys keys) {
    return house.cache.getIfPresent(keys.next());
  }

  @Benchmark
  public Object cacheLoad(House house, Keys keys) {
    return house.small.get(keys.fresh(), key -> key);
  }

  @Benchmark
  public Object peerCacheHot(PeerCache peer) {
    return peer.cache.getIfPresent(HOT);
  }

  @Benchmark
  public Object peerCacheZipf(PeerCache peer, Keys keys) {
    return peer.cache.getIfPresent(keys.next());
  }

  @Benchmark
  public Object peerCacheLoad(PeerCache peer, Keys keys) {
    return peer.small.get(keys.fresh(), key -> key);
  }
}
