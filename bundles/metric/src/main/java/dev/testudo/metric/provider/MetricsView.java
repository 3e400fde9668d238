package dev.testudo.metric.provider;

import dev.testudo.capability.RegistryView;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.MeterSnapshot;
import dev.testudo.metric.Metrics;

/** The registry as one client sees it. */
final class MetricsView extends RegistryView<Meter, MeterSettings, MeterSnapshot>
    implements Metrics {

  MetricsView(MeterRegistry registry, String owner) {
    super(registry, owner);
  }
}
