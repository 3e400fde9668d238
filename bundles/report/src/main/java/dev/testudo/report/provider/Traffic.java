package dev.testudo.report.provider;

import dev.testudo.metric.Meter;
import dev.testudo.metric.SeriesVisitor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The guarded calls so far by operation, each in the order of {@link Operation}: calls, failures,
 * rejections, nanoseconds.
 */
final class Traffic implements SeriesVisitor {
  private static final String FAILURE = "failure";
  private static final String REJECTED = "rejected";

  private final Map<String, long[]> counts = new TreeMap<>();
  private final int guard;
  private final int operation;
  private final int outcome;

  private Traffic(List<String> labels) {
    this.guard = labels.indexOf("guard");
    this.operation = labels.indexOf("operation");
    this.outcome = labels.indexOf("outcome");
  }

  static Map<String, long[]> of(Meter calls) {
    Traffic traffic = new Traffic(calls.settings().labels());
    if (traffic.guard >= 0 && traffic.operation >= 0 && traffic.outcome >= 0) {
      calls.visit(traffic);
    }
    return traffic.counts;
  }

  @Override
  public void timer(List<String> values, long count, long sumNanos, long[] bounds, long[] upTo) {
    String name = values.get(guard) + "." + values.get(operation);
    long[] sum = counts.computeIfAbsent(name, any -> new long[Operation.COUNTS]);
    sum[0] += count;
    sum[1] += values.get(outcome).equals(FAILURE) ? count : 0;
    sum[2] += values.get(outcome).equals(REJECTED) ? count : 0;
    sum[3] += sumNanos;
  }

  @Override
  public void counter(List<String> values, long count) {}

  @Override
  public void gauge(List<String> values, double value) {}
}
