package dev.testudo.demo;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the customers have seen. May be used by any number of threads. */
final class Tally {
  private final LongAdder ok = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder fallback = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
  private final Latencies latencies = new Latencies();

  void ok() {
    ok.increment();
  }

  void failed(Throwable failure) {
    failures.computeIfAbsent(failure.getClass().getName(), key -> new LongAdder()).increment();
    failed.increment();
  }

  /**
   * @param answered whether the customer got a value from before instead
   */
  void rejected(Throwable rejection, boolean answered) {
    failures.computeIfAbsent(rejection.getClass().getName(), key -> new LongAdder()).increment();
    rejected.increment();
    if (answered) {
      fallback.increment();
    }
  }

  /** A call took so long, from when it was due. */
  void took(long nanos) {
    latencies.add(nanos);
  }

  /** So many calls were not made in time, since all customers were waiting. */
  void late(long calls) {
    late.add(calls);
  }

  /** All of it now. */
  Reading read() {
    Map<String, Long> types = new TreeMap<>();
    failures.forEach((type, count) -> types.put(type, count.sum()));
    return new Reading(
        ok.sum(), failed.sum(), rejected.sum(), fallback.sum(), late.sum(), types, latencies.counts());
  }

  /**
   * What had been seen at one moment.
   *
   * @param ok calls that were answered
   * @param failed calls that failed
   * @param rejected calls that were turned away before they reached the shop
   * @param fallback of these, how many were answered with a value from before
   * @param late calls that were not made since all customers were waiting
   * @param types failures and rejections by the name of the exception
   * @param latencies see {@link Latencies#counts()}
   */
  record Reading(
      long ok,
      long failed,
      long rejected,
      long fallback,
      long late,
      Map<String, Long> types,
      long[] latencies) {
    static final Reading NONE =
        new Reading(0, 0, 0, 0, 0, Map.of(), new Latencies().counts());

    long calls() {
      return ok + failed + rejected;
    }

    /** How long this share of the calls since an earlier reading took at most. */
    Duration quantile(double share, Reading since) {
      return Latencies.quantile(share, since.latencies, latencies);
    }
  }
}
