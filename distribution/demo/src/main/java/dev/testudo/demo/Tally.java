package dev.testudo.demo;

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
  private final Map<String, LongAdder> problems = new ConcurrentHashMap<>();
  private final Latencies latencies = new Latencies();

  void ok() {
    ok.increment();
  }

  void failed(Throwable failure) {
    note(failure);
    failed.increment();
  }

  /**
   * @param answered whether the customer got a value from before instead
   */
  void rejected(Throwable rejection, boolean answered) {
    note(rejection);
    rejected.increment();
    if (answered) {
      fallback.increment();
    }
  }

  private void note(Throwable problem) {
    problems
        .computeIfAbsent(problem.getClass().getSimpleName(), key -> new LongAdder())
        .increment();
  }

  /** A call took so many nanoseconds, from when it was due. */
  void took(long nanos) {
    latencies.add(nanos);
  }

  /** So many calls were not made, since all customers were waiting when they were due. */
  void late(long calls) {
    late.add(calls);
  }

  Reading read() {
    Map<String, Long> types = new TreeMap<>();
    problems.forEach((type, count) -> types.put(type, count.sum()));
    return new Reading(
        ok.sum(),
        failed.sum(),
        rejected.sum(),
        fallback.sum(),
        late.sum(),
        types,
        latencies.read());
  }

  /**
   * What had been seen at one moment.
   *
   * @param ok calls that were answered
   * @param failed calls that failed
   * @param rejected calls that were turned away before they reached the shop
   * @param fallback of these, how many were answered with a value from before
   * @param late calls that were not made
   * @param problems failures and rejections by the name of the exception
   * @param latencies how long calls took
   */
  record Reading(
      long ok,
      long failed,
      long rejected,
      long fallback,
      long late,
      Map<String, Long> problems,
      Latencies.Reading latencies) {
    static final Reading NONE = new Tally().read();

    long calls() {
      return ok + failed + rejected;
    }
  }
}
