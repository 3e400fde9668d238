package dev.testudo.metric.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.state.GaugeCell;
import dev.testudo.metric.state.MeterCell;
import dev.testudo.metric.state.SeriesCell;
import dev.testudo.metric.state.ShownCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The meters, each over one cell that has its series. */
final class MeterRegistry extends CapabilityRegistry<Meter, MeterSettings, MeterSnapshot> {
  static final String WORD = "metric";
  static final int SCHEMA = 1;
  private static final String KEY = "meter/";
  private static final String SHOWN = "shown/";

  MeterRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, Meter.class, MeterSettings.class, new MeterSettings(), room, faces, clock);
  }

  @Override
  protected Meter create(String name, MeterSettings settings, InstanceCell cell) {
    return new VaultMeter(name, settings, cell, cell(name), clock().nanos(), this::note);
  }

  @Override
  protected void forget(String name) {
    room().find(KEY + name, MeterCell.class).ifPresent(cell -> release(cell, source -> true));
    room().drop(KEY + name);
  }

  /** All meters, by name: their faces. */
  List<Meter> meters() {
    List<Meter> all = targets();
    all.replaceAll(meter -> find(meter.name()).orElse(meter));
    return all;
  }

  /** Takes a sample of every series. */
  void sample() {
    for (String name : names()) {
      find(name).ifPresent(meter -> sampled(name, meter));
    }
  }

  private void sampled(String name, Meter meter) {
    room()
        .find(KEY + name, MeterCell.class)
        .ifPresent(cell -> VaultMeter.sample(cell, meter.settings(), clock().nanos()));
  }

  /** All gauges that have a history. */
  List<GaugeCell> gauges() {
    List<GaugeCell> gauges = new ArrayList<>();
    for (String name : names()) {
      room()
          .find(KEY + name, MeterCell.class)
          .ifPresent(
              cell ->
                  cell.all()
                      .values()
                      .forEach(
                          series -> {
                            if (series instanceof GaugeCell gauge) {
                              gauges.add(gauge);
                            }
                          }));
    }
    return gauges;
  }

  /** Says that a gauge does not answer. */
  void tellOfHung(GaugeCell gauge) {
    for (String name : names()) {
      if (room()
          .find(KEY + name, MeterCell.class)
          .map(c -> c.all().containsValue(gauge))
          .orElse(false)) {
        note(
            name,
            "HANGS",
            "the gauge "
                + gauge.labelValues()
                + " does not answer; it has no samples until it does");
      }
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (String key : room().keys()) {
      if (key.startsWith(KEY)) {
        names.add(key.substring(KEY.length()));
      }
    }
    return names;
  }

  /** The series of a meter, made if there are none. */
  MeterCell cell(String name) {
    return room().cell(KEY + name, MeterCell.class, MeterCell::new);
  }

  /** What is shown of a capability. */
  ShownCell shown(String word) {
    return room().cell(SHOWN + word, ShownCell.class, ShownCell::new);
  }

  /** What is shown of all capabilities, by their words. */
  Map<String, ShownCell> shown() {
    Map<String, ShownCell> all = new TreeMap<>();
    for (String key : room().keys()) {
      if (key.startsWith(SHOWN)) {
        String word = key.substring(SHOWN.length());
        all.put(word, shown(word));
      }
    }
    return all;
  }

  /** The meter as a policy uses it: past its face. */
  VaultMeter meter(String name, MeterSettings settings, String owner) {
    named(name, settings, owner);
    return (VaultMeter) target(name);
  }

  /**
   * Lets gauges go by the class of their supplier.
   *
   * @return how many went
   */
  int releaseGauges(Predicate<Class<?>> which) {
    int released = 0;
    for (String name : names()) {
      int some =
          room().find(KEY + name, MeterCell.class).map(cell -> release(cell, which)).orElse(0);
      if (some > 0) {
        note(name, "RELEASED", some + " gauges, whose owner has stopped");
      }
      released += some;
    }
    return released;
  }

  private static int release(MeterCell cell, Predicate<Class<?>> which) {
    int released = 0;
    for (SeriesCell series : List.copyOf(cell.all().values())) {
      if (series instanceof GaugeCell gauge && gauge.source().map(which::test).orElse(true)) {
        gauge.close();
        released++;
      }
    }
    return released;
  }
}
