package dev.testudo.bench;

import dev.testudo.bench.api.Failure;
import dev.testudo.profile.Profile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a call costs: direct, through a face, through a guard without policies, through metric,
 * retry and breaker; and the same with Resilience4j and Micrometer. All faces and bundles were
 * updated in place before anything is measured, see {@link House}. Average time, with what is
 * allocated; the target returns a field, so that everything above {@code directCall} is the
 * library's own. Two readings of the clock are the floor of what measures the time of every call,
 * as {@code exactChain} and the peers do; {@code chain} is the default, which takes the time of one
 * call in sixteen where calls are as short as here. {@code tracedChain} is metric, trace, retry,
 * breaker and bulkhead, beside OpenTelemetry's span, Micrometer's timer, and the same of
 * Resilience4j, where no call is sampled; {@code sampledChain} where every one is.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {
  @Benchmark
  public Object directCall(Local local) {
    return local.target.ask();
  }

  @Benchmark
  public Object volatileFieldCall(Local local) {
    return local.replaceable.ask();
  }

  @Benchmark
  public void twoClockReads(Blackhole hole) {
    hole.consume(System.nanoTime());
    hole.consume(System.nanoTime());
  }

  @Benchmark
  public Object face(House house) {
    return house.plain.ask();
  }

  @Benchmark
  public Object emptyChain(House house) {
    return house.empty.ask();
  }

  @Benchmark
  public Object chain(House house) {
    return house.full.ask();
  }

  @Benchmark
  public Object exactChain(House house) {
    return house.exact.ask();
  }

  @Benchmark
  public Object profiledChain(House house) {
    return house.profiled.ask();
  }

  @Benchmark
  public Object timedChain(House house) {
    return house.timed.ask();
  }

  @Benchmark
  public void profile(House house) {
    house.profiler.start("op").close();
  }

  @Benchmark
  @SuppressWarnings("try") // opened and closed, and not used in between
  public void nestedProfiles(House house) {
    try (Profile outer = house.profiler.start("outer");
        Profile inner = house.profiler.start("inner")) {
      // nothing
    }
  }

  @Benchmark
  public void profileWithoutBytes(House house) {
    house.timeProfiler.start("op").close();
  }

  @Benchmark
  public Object chainInCode(House house) {
    return house.guard.call("op", house.work);
  }

  @Benchmark
  public Object breaker(House house) {
    return house.breaker.call(house.work);
  }

  @Benchmark
  public Object bulkheadChain(House house) {
    return house.compartment.ask();
  }

  @Benchmark
  public Object shieldsChain(House house) {
    return house.shields.ask();
  }

  @Benchmark
  public Object tracedChain(House house) {
    return house.traced.ask();
  }

  @Benchmark
  public Object sampledChain(House house) {
    return house.sampled.ask();
  }

  @Benchmark
  public Object wholeChain(House house) {
    return house.all.ask();
  }

  @Benchmark
  public void span(House house) {
    house.tracer.span("work").close();
  }

  @Benchmark
  public Object limiter(House house) {
    return house.limiter.call(house.work);
  }

  @Benchmark
  public Object bulkhead(House house) {
    return house.bulkhead.call(house.work);
  }

  @Benchmark
  public Object failingChain(House house) {
    try {
      return house.failing.failMostly();
    } catch (Failure failure) {
      return failure;
    }
  }

  @Benchmark
  public Object peerChain(Peers peers) {
    return peers.timer.record(peers.full);
  }

  @Benchmark
  public Object peerBreaker(Peers peers) {
    return peers.breaker.executeSupplier(peers.target);
  }

  @Benchmark
  public Object peerBulkheadChain(Peers peers) {
    return peers.timer.record(peers.compartment);
  }

  @Benchmark
  public Object peerTracedChain(Peers peers) {
    return Peers.traced(peers.unsampled, peers.timer, peers.compartment);
  }

  @Benchmark
  public Object peerSampledChain(Peers peers) {
    return Peers.traced(peers.sampled, peers.timer, peers.compartment);
  }

  @Benchmark
  public Object peerSpan(Peers peers) {
    return Peers.traced(peers.sampled);
  }

  @Benchmark
  public Object peerLimiter(Peers peers) {
    return peers.limiter.executeSupplier(peers.target);
  }

  @Benchmark
  public Object peerBulkhead(Peers peers) {
    return peers.bulkhead.executeSupplier(peers.target);
  }

  @Benchmark
  public Object peerFailingChain(Peers peers) {
    try {
      return peers.timer.record(peers.failing);
    } catch (Failure failure) {
      return failure;
    }
  }
}
