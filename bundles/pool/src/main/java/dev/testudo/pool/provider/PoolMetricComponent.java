package dev.testudo.pool.provider;

import dev.testudo.metric.Metrics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Shows the pools in the metrics where there are any; a component that is not there otherwise. */
@Component(
    immediate = true,
    service = {})
public final class PoolMetricComponent {
  private final PoolRegistry registry;

  @Activate
  public PoolMetricComponent(@Reference Metrics metrics, @Reference PoolRegistry registry) {
    this.registry = registry;
    registry.each(new PoolMeters(metrics));
  }

  @Deactivate
  void deactivate() {
    registry.each(pool -> pool.waits(nanos -> {}));
  }
}
