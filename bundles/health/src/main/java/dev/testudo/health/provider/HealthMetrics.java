package dev.testudo.health.provider;

import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthListener;
import dev.testudo.health.HealthMonitor;
import dev.testudo.metric.Gauge;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Health as a metric, so that alert rules can use it. Here only where there are metrics. */
@Component(service = HealthListener.class, immediate = true)
public final class HealthMetrics implements HealthListener {
  static final String STATUS = "testudo_health_status";

  private final Meter status;
  private final Map<String, CheckSnapshot> latest = new ConcurrentHashMap<>();
  private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();

  /** Begins with what the checks said last. */
  @Activate
  public HealthMetrics(@Reference Metrics metrics, @Reference HealthMonitor monitor) {
    status =
        metrics.named(
            STATUS,
            MeterSettings.gauge(
                "0 OK, 1 WARN, 2 TEMPORARILY_UNAVAILABLE, 3 CRITICAL, 4 HEALTH_CHECK_ERROR",
                "check"));
    monitor.checks().forEach(this::changed);
  }

  @Override
  public void changed(CheckSnapshot now) {
    String name = now.name();
    latest.put(name, now);
    gauges.computeIfAbsent(name, key -> status.gauge(() -> level(key), key));
  }

  private double level(String check) {
    CheckSnapshot known = latest.get(check);
    return known == null ? Double.NaN : known.status().level();
  }

  @Override
  public void gone(CheckSnapshot last) {
    latest.remove(last.name());
    Gauge gauge = gauges.remove(last.name());
    if (gauge != null) {
      gauge.close();
    }
  }

  @Deactivate
  void deactivate() {
    gauges.values().forEach(Gauge::close);
  }
}
