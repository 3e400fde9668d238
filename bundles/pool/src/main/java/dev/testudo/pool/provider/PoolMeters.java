package dev.testudo.pool.provider;

import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Timer;
import java.util.function.Consumer;

/** Times the claims of each pool that wait; the only class here that knows the metrics. */
final class PoolMeters implements Consumer<ObjectPool<?>> {
  private final Meter wait;

  PoolMeters(Metrics metrics) {
    wait =
        metrics.named(
            "testudo_pool_wait_seconds",
            MeterSettings.timer("Claims that did not find an object at once", "name"));
  }

  @Override
  public void accept(ObjectPool<?> pool) {
    Timer timer = wait.timer(pool.name());
    pool.waits(timer::record);
  }
}
