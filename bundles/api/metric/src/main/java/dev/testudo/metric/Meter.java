package dev.testudo.metric;

import dev.testudo.Instance;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A family of series under one name, one for each combination of label values. Asking for a series
 * costs a look into a map; keep the handle, which counts without any. A series is made when it is
 * first asked for, under a short lock.
 *
 * <p>There are at most {@link MeterSettings#maxSeries} of them. Who asks for one more counts into
 * one shared series, whose label values are all {@value #OVERFLOW}: nothing is lost from the total.
 *
 * <p>{@link #reset} begins the quantiles and the maximum of timers anew; counts and sums only grow.
 */
@ProviderType
public interface Meter extends Instance<MeterSettings, MeterSnapshot> {
  /** The value of each label of the series that takes what is beyond the cap. */
  String OVERFLOW = "_overflow_";

  /**
   * The counter of these label values.
   *
   * @param labelValues in the order of {@link MeterSettings#labels}
   * @throws dev.testudo.SettingsException if the meter is of another kind, or has not as many
   *     labels
   */
  Counter counter(String... labelValues);

  /** The timer of these label values; otherwise as {@link #counter}. */
  Timer timer(String... labelValues);

  /**
   * Shows what the supplier gives, in place of what was shown for these label values before. It is
   * asked whenever somebody reads the meter, by any thread, and must not block.
   *
   * <p>The supplier belongs to the bundle of its class and is let go when that bundle stops; it is
   * never held more strongly than its class is. Beyond the cap a gauge is not shown, and counted.
   *
   * @throws dev.testudo.SettingsException as with {@link #counter}
   */
  Gauge gauge(DoubleSupplier value, String... labelValues);

  /**
   * What the selected series were like in the latest time, from the samples that are taken each
   * second as long as {@link MeterSettings#history} goes back. Series with the same values of the
   * labels {@code by} are put together; without any, all are. What has no result, such as the
   * median of no calls, is left out.
   *
   * @param how how samples become one number
   * @param window how far back, in whole seconds; at most as far as the history goes
   */
  List<Aggregate> aggregate(Aggregation how, Duration window, Selection selection, String... by);

  /** The same for a window that ended some time before the latest sample. */
  List<Aggregate> aggregate(
      Aggregation how, Duration window, Duration before, Selection selection, String... by);

  /**
   * Shows all series to the visitor, in the order of their label values; each time with the same
   * list of them, as long as the series is the same. Allocates nothing for counters and gauges
   * while no series comes or goes. A gauge is not asked, since it may hang: what it gave when it
   * was asked last, each second, is shown.
   */
  void visit(SeriesVisitor visitor);

  /**
   * Takes a series out. Who still holds its handle counts on unseen; who asks for it again gets a
   * new one, which starts at zero.
   *
   * @return whether there was one
   */
  boolean remove(String... labelValues);
}
