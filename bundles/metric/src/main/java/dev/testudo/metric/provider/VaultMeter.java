package dev.testudo.metric.provider;

import static dev.testudo.SettingsException.check;

import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Counter;
import dev.testudo.metric.Gauge;
import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Selection;
import dev.testudo.metric.SeriesVisitor;
import dev.testudo.metric.Timer;
import dev.testudo.metric.state.CounterCell;
import dev.testudo.metric.state.MeterCell;
import dev.testudo.metric.state.SeriesCell;
import dev.testudo.metric.state.TimerCell;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** A meter over the series in its cell. */
final class VaultMeter extends CapabilityInstance<MeterSettings, MeterSnapshot> implements Meter {
  private static final long HALF_SECOND = 500_000_000;

  private final MeterCell cell;
  private final SeriesWalk walk;
  private final Notes notes;
  private final AtomicBoolean overflowTold = new AtomicBoolean();

  /** Where events go. */
  interface Notes {
    void note(String instance, String what, String text);
  }

  VaultMeter(
      String name,
      MeterSettings settings,
      InstanceCell instance,
      MeterCell cell,
      long now,
      Notes notes) {
    super(name, settings, instance);
    this.cell = cell;
    this.walk = new SeriesWalk(cell);
    this.notes = notes;
    changed(settings); // which may differ from those of the version before
    if (cell.all().isEmpty()) {
      sample(cell, settings, now); // so that what its first series count in this second is not lost
    }
  }

  /** Takes a sample of each series. */
  static void sample(MeterCell cell, MeterSettings settings, long now) {
    int seconds = (int) settings.history().toSeconds();
    cell.history.take(now, seconds == 0 ? 0 : seconds + 1, HALF_SECOND, cell);
  }

  @Override
  public Counter counter(String... labelValues) {
    return series(key(Kind.COUNTER, labelValues), CounterCell.class, CounterCell::new);
  }

  @Override
  public Timer timer(String... labelValues) {
    return timerCell(key(Kind.TIMER, labelValues));
  }

  /** A timer's own cell, for policies; what kind the settings say is not asked. */
  TimerCell timerCell(List<String> labelValues) {
    MeterSettings settings = settings();
    return series(
        labelValues, TimerCell.class, () -> new TimerCell(settings.min(), settings.max()));
  }

  @Override
  public Gauge gauge(DoubleSupplier value, String... labelValues) {
    Gauge gauge = cell.gauge(key(Kind.GAUGE, labelValues), value, settings().maxSeries());
    tellOverflow();
    return gauge;
  }

  @Override
  public List<Aggregate> aggregate(
      Aggregation how, Duration window, Selection selection, String... by) {
    return aggregate(how, window, Duration.ZERO, selection, by);
  }

  @Override
  public List<Aggregate> aggregate(
      Aggregation how, Duration window, Duration before, Selection selection, String... by) {
    return new HistoryReader(cell.history, settings().labels(), how)
        .read(window, before, selection, by);
  }

  @Override
  public void visit(SeriesVisitor visitor) {
    walk.show(visitor);
  }

  @Override
  public boolean remove(String... labelValues) {
    return cell.remove(List.of(labelValues));
  }

  @Override
  public MeterSnapshot snapshot() {
    return SeriesReader.read(name(), settings(), cell);
  }

  @Override
  public void reset() {
    eachTimer(TimerCell::reset);
  }

  @Override
  protected void prepare(MeterSettings other) {
    if (!cell.all().isEmpty()) {
      MeterSettings now = settings();
      check(other.kind() == now.kind(), "kind", other.kind(), now.kind() + ": it has series");
      check(
          other.labels().equals(now.labels()),
          "labels",
          other.labels(),
          now.labels() + ": it has series");
    }
  }

  @Override
  protected void changed(MeterSettings now) {
    eachTimer(timer -> timer.range(now.min(), now.max()));
  }

  private void eachTimer(Consumer<TimerCell> action) {
    for (SeriesCell one : cell.all().values()) {
      if (one instanceof TimerCell timer) {
        action.accept(timer);
      }
    }
    if (cell.overflow().orElse(null) instanceof TimerCell timer) {
      action.accept(timer);
    }
  }

  private List<String> key(Kind kind, String... labelValues) {
    MeterSettings settings = settings();
    check(
        settings.kind() == kind,
        "kind",
        settings.kind(),
        kind + ", as " + name() + " is used as a " + kind.name().toLowerCase(Locale.ROOT));
    check(
        settings.labels().size() == labelValues.length,
        "labels",
        settings.labels(),
        "as many as the values given for " + name() + ", which are " + List.of(labelValues));
    return List.of(labelValues);
  }

  private <C extends SeriesCell> C series(
      List<String> labelValues, Class<C> type, Supplier<? extends C> first) {
    C series = cell.series(labelValues, type, settings().maxSeries(), first);
    tellOverflow();
    return series;
  }

  private void tellOverflow() {
    if (cell.overflows() > 0 && overflowTold.compareAndSet(false, true)) {
      notes.note(
          name(),
          "OVERFLOW",
          "more than %d series; what is beyond goes to the series %s"
              .formatted(settings().maxSeries(), OVERFLOW));
    }
  }
}
