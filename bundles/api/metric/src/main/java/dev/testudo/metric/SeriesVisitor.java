package dev.testudo.metric;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is shown all series of a meter, one after the other, as an exporter needs them: without quantiles
 * and without a record for each. Label values are in the order of {@link MeterSettings#labels}.
 */
@ConsumerType
public interface SeriesVisitor {

  /** A counter. */
  void counter(List<String> labelValues, long count);

  /** A gauge; NaN if its supplier threw, hangs or is gone, or was not asked yet. */
  void gauge(List<String> labelValues, double value);

  /**
   * A timer.
   *
   * @param count how many durations since the start
   * @param sumNanos how long they were together
   * @param bounds upper ends in nanoseconds, included, rising; the same at each call as long as the
   *     meter's range is, and each a power of two less one, where the histogram counts exactly
   * @param upTo how many durations were no longer than each bound; never falls, and never exceeds
   *     {@code count}
   */
  void timer(List<String> labelValues, long count, long sumNanos, long[] bounds, long[] upTo);
}
