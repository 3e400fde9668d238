package dev.testudo.metric.provider;

import dev.testudo.metric.Kind;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

class MeterContractTest extends CapabilityContract<Meter, MeterSettings, MeterSnapshot> {
  @Override
  protected String word() {
    return MeterRegistry.WORD;
  }

  @Override
  protected int schema() {
    return MeterRegistry.SCHEMA;
  }

  @Override
  protected MeterRegistry registry(Room room, Faces faces, Clock time) {
    return new MeterRegistry(room, faces, time);
  }

  @Override
  protected MeterSettings defaults() {
    return new MeterSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "kind", "timer",
        "help", "Requests",
        "unit", "seconds",
        "labels", "method",
        "maxSeries", "5",
        "min", "1ms",
        "max", "10s",
        "history", "1m");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "kind",
        "sideways",
        "labels",
        "1st",
        "maxSeries",
        "0",
        "min",
        "0",
        "max",
        "1000d",
        "history",
        "2h");
  }

  @Override
  protected Set<String> fixed() {
    return Set.of("kind", "labels");
  }

  @Override
  protected String metatype() {
    return "MeterConfiguration";
  }

  @Override
  protected void use(Meter meter) {
    String[] values = meter.settings().labels().stream().map(label -> "any").toArray(String[]::new);
    if (meter.settings().kind() == Kind.TIMER) {
      meter.timer(values).record(Duration.ofMillis(1));
    } else {
      meter.counter(values).increment();
    }
  }

  @Override
  protected long uses(MeterSnapshot snapshot) {
    return snapshot.total();
  }

  @Override
  protected boolean hasListeners() {
    return false;
  }
}
