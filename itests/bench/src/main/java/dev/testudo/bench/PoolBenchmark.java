package dev.testudo.bench;

import com.zaxxer.hikari.util.ConcurrentBag;
import dev.testudo.pool.Lease;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * What it costs to claim an object and give it back, where ten are idle. Ours is called through its
 * face, after updates in place, with expiry and the check of what was idle for long; a lease tells
 * its second close from the first of the next claimant, which the peers' do not.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PoolBenchmark {
  @Benchmark
  public Object poolClaim(House house) {
    try (Lease<Object> lease = house.pool.claim()) {
      return lease.object();
    }
  }

  @Benchmark
  public Object poolUse(House house) {
    return house.pool.<Object, RuntimeException>use(object -> object);
  }

  @Benchmark
  public Object peerPoolHikariBag(PoolPeers peers) throws InterruptedException {
    ConcurrentBag<PoolPeers.Entry> bag = peers.bag;
    PoolPeers.Entry entry = bag.borrow(1, TimeUnit.SECONDS);
    bag.requite(entry);
    return entry;
  }

  @Benchmark
  public Object peerPoolCommons(PoolPeers peers) throws Exception {
    Object object = peers.commons.borrowObject();
    peers.commons.returnObject(object);
    return object;
  }
}
