package dev.testudo.pool.provider;

import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Timer;
import java.util.function.Consumer;

/** Shows each pool in the metrics; the only class here that knows them. */
final class PoolMeters implements Consumer<ObjectPool<?>> {
  private static final String LABEL = "pool";

  private final Meter size;
  private final Meter inUse;
  private final Meter waiting;
  private final Meter wait;

  PoolMeters(Metrics metrics) {
    size = metrics.named("testudo_pool_size", MeterSettings.gauge("Objects in the pool", LABEL));
    inUse = metrics.named("testudo_pool_in_use", MeterSettings.gauge("Objects out", LABEL));
    waiting = metrics.named("testudo_pool_waiting", MeterSettings.gauge("Claims waiting", LABEL));
    wait =
        metrics.named(
            "testudo_pool_wait_seconds",
            MeterSettings.timer("Claims that did not find an object at once", LABEL));
  }

  @Override
  public void accept(ObjectPool<?> pool) {
    size.gauge(() -> pool.snapshot().size(), pool.name());
    inUse.gauge(() -> pool.snapshot().inUse(), pool.name());
    waiting.gauge(() -> pool.snapshot().waiting(), pool.name());
    Timer timer = wait.timer(pool.name());
    pool.waits(timer::record);
  }
}
