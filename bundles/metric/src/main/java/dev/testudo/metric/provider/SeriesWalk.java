package dev.testudo.metric.provider;

import dev.testudo.metric.SeriesVisitor;
import dev.testudo.metric.state.CounterCell;
import dev.testudo.metric.state.GaugeCell;
import dev.testudo.metric.state.MeterCell;
import dev.testudo.metric.state.Reading;
import dev.testudo.metric.state.SeriesCell;
import dev.testudo.metric.state.TimerCell;
import java.util.List;
import java.util.Map;

/**
 * Shows the series of a meter in their order, which is worked out once for each time that one comes
 * or goes.
 */
final class SeriesWalk {
  private final MeterCell cell;
  private volatile Order order = new Order(-1, Map.of());

  SeriesWalk(MeterCell cell) {
    this.cell = cell;
  }

  void show(SeriesVisitor visitor) {
    order().show(visitor);
  }

  private Order order() {
    // The version first: what comes in between is newer than it says, and sorted again next time.
    long version = cell.version();
    Order known = order;
    if (known.version != version) {
      known = new Order(version, SeriesReader.sorted(cell));
      order = known;
    }
    return known;
  }

  private static final class Order {
    private final long version;
    private final List<List<String>> labelValues;
    private final SeriesCell[] cells;

    Order(long version, Map<List<String>, SeriesCell> sorted) {
      this.version = version;
      labelValues = List.copyOf(sorted.keySet());
      cells = sorted.values().toArray(new SeriesCell[0]);
    }

    void show(SeriesVisitor visitor) {
      for (int i = 0; i < cells.length; i++) {
        SeriesCell one = cells[i];
        List<String> values = labelValues.get(i);
        if (one instanceof CounterCell counter) {
          visitor.counter(values, counter.count());
        } else if (one instanceof GaugeCell gauge) {
          visitor.gauge(values, gauge.sampled());
        } else {
          show(values, (TimerCell) one, visitor);
        }
      }
    }

    private static void show(List<String> values, TimerCell timer, SeriesVisitor visitor) {
      Reading reading = timer.readWhole();
      long[] bounds = reading.bounds();
      visitor.timer(values, reading.count(), reading.sum().toNanos(), bounds, reading.upTo(bounds));
    }
  }
}
