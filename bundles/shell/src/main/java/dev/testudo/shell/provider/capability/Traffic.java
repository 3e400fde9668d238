package dev.testudo.shell.provider.capability;

import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The calls of one operation of a guard, as the metric of guarded calls has counted them.
 *
 * @param operation the method
 * @param calls all calls that have ended
 * @param failures those whose target failed
 * @param rejected those that a policy turned away
 * @param cancelled those that their caller gave up
 * @param p50 half of the successful calls took no longer
 * @param p99 99 of 100 successful calls took no longer
 * @param max none took longer
 */
record Traffic(
    String operation,
    long calls,
    long failures,
    long rejected,
    long cancelled,
    Duration p50,
    Duration p99,
    Duration max) {

  private static final String METRICS = "dev.testudo.metric.Metrics";

  private static Traffic none(String operation) {
    return new Traffic(operation, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  /** Whether there is a metric capability. */
  static boolean measured(BundleContext context) {
    return context.getServiceReference(METRICS) != null;
  }

  /**
   * The operations of each guard. Empty while there is no metric capability; the class that reads
   * it is not even loaded then.
   */
  static Map<String, List<Traffic>> byGuard(BundleContext context) {
    ServiceReference<?> reference = context.getServiceReference(METRICS);
    Object metrics = reference == null ? null : context.getService(reference);
    return metrics == null ? Map.of() : Reader.read((Metrics) metrics);
  }

  private Traffic with(String outcome, Series.Durations series) {
    boolean success = outcome.equals("success");
    return new Traffic(
        operation,
        calls + series.count(),
        failures + (outcome.equals("failure") ? series.count() : 0),
        rejected + (outcome.equals("rejected") ? series.count() : 0),
        cancelled + (outcome.equals("cancelled") ? series.count() : 0),
        success ? series.p50() : p50,
        success ? series.p99() : p99,
        success ? series.max() : max);
  }

  private static final class Reader {
    private Reader() {}

    static Map<String, List<Traffic>> read(Metrics metrics) {
      Map<String, Map<String, Traffic>> guards = new TreeMap<>();
      metrics
          .find(Metrics.GUARD_CALL_SECONDS)
          .map(meter -> meter.snapshot())
          .map(MeterSnapshot::series)
          .orElse(List.of())
          .forEach(series -> add(guards, series));
      Map<String, List<Traffic>> lists = new TreeMap<>();
      guards.forEach((guard, operations) -> lists.put(guard, new ArrayList<>(operations.values())));
      return lists;
    }

    private static void add(Map<String, Map<String, Traffic>> guards, Series series) {
      if (series instanceof Series.Durations durations) {
        Map<String, String> labels = series.labels();
        String operation = labels.getOrDefault("operation", "");
        guards
            .computeIfAbsent(labels.getOrDefault("guard", ""), guard -> new TreeMap<>())
            .compute(
                operation,
                (name, known) ->
                    (known == null ? none(name) : known)
                        .with(labels.getOrDefault("outcome", ""), durations));
      }
    }
  }
}
