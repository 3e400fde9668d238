package dev.testudo.metric.prometheus.provider;

import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Counter;
import dev.testudo.metric.Gauge;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.metric.SeriesVisitor;
import dev.testudo.metric.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** A meter of somebody else, that shows what a test wants. */
record BadMeter(String name, MeterSettings settings, Consumer<SeriesVisitor> shows)
    implements Meter {

  /** Metrics that have it, too. */
  Metrics among(Metrics others) {
    return new Metrics() {
      @Override
      public List<Meter> meters() {
        List<Meter> all = new ArrayList<>(others.meters());
        all.add(BadMeter.this);
        all.sort(Comparator.comparing(Meter::name));
        return all;
      }

      @Override
      public Meter named(String name) {
        return others.named(name);
      }

      @Override
      public Meter named(String name, MeterSettings settings) {
        return others.named(name, settings);
      }

      @Override
      public Optional<Meter> find(String name) {
        return others.find(name);
      }

      @Override
      public List<MeterSnapshot> snapshots() {
        return others.snapshots();
      }
    };
  }

  @Override
  public void visit(SeriesVisitor visitor) {
    shows.accept(visitor);
  }

  @Override
  public Counter counter(String... labelValues) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Timer timer(String... labelValues) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Gauge gauge(DoubleSupplier value, String... labelValues) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Aggregate> aggregate(
      Aggregation how, Duration window, Selection selection, String... by) {
    return List.of();
  }

  @Override
  public List<Aggregate> aggregate(
      Aggregation how, Duration window, Duration before, Selection selection, String... by) {
    return List.of();
  }

  @Override
  public boolean remove(String... labelValues) {
    return false;
  }

  @Override
  public MeterSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reset() {}

  @Override
  public void reconfigure(MeterSettings other) {}
}
