package dev.testudo.metric;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One series of a meter, as it is. */
public sealed interface Series {

  /** The label values by label, in the order of the labels. */
  Map<String, String> labels();

  /** How often it counted; 0 for a gauge. */
  long count();

  /** A counter. */
  record Count(Map<String, String> labels, long count) implements Series {
    public Count {
      labels = copy(labels);
    }
  }

  /**
   * A gauge.
   *
   * @param value what it gave, or NaN
   * @param problem why it gave nothing, or empty
   */
  record Value(Map<String, String> labels, double value, String problem) implements Series {
    public Value {
      labels = copy(labels);
    }

    @Override
    public long count() {
      return 0;
    }
  }

  /**
   * A timer. Quantiles are since the start or the last reset; count and sum since the start.
   *
   * @param sum how long all durations were together
   * @param clamped how many were outside the range of the histogram
   */
  record Durations(
      Map<String, String> labels,
      long count,
      Duration sum,
      Duration p50,
      Duration p90,
      Duration p99,
      Duration max,
      long clamped)
      implements Series {
    public Durations {
      labels = copy(labels);
    }
  }

  private static Map<String, String> copy(Map<String, String> labels) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
