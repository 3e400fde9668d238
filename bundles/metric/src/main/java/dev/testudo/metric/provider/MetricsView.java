package dev.testudo.metric.provider;

import dev.testudo.capability.RegistryView;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Metrics;
import java.util.List;

/** The registry as one client sees it. */
final class MetricsView extends RegistryView<Meter, MeterSettings, MeterSnapshot>
    implements Metrics {

  private final MeterRegistry registry;

  MetricsView(MeterRegistry registry, String owner) {
    super(registry, owner);
    this.registry = registry;
  }

  @Override
  public List<Meter> meters() {
    return registry.meters();
  }
}
