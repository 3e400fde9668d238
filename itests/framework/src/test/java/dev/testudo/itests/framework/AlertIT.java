package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertListener;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Alerts;
import dev.testudo.metric.Gauge;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.testkit.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Alerts over metrics with nothing else in the framework, not even guards. */
class AlertIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("metric", "alert"));
  }

  @Test
  void aRuleFiresAndResolvesAndOutlivesTheMetrics() {
    List<Alert> told = Collections.synchronizedList(new ArrayList<>());
    inside.register(AlertListener.class, told::add);
    AtomicReference<Double> queued = new AtomicReference<>(50.0);
    Gauge gauge =
        inside
            .service(Metrics.class)
            .named("queue_size", MeterSettings.gauge("Queue"))
            .gauge(queued::get);
    inside.configure(
        "dev.testudo.alert~full",
        "metric",
        "queue_size",
        "aggregation",
        "last",
        "threshold",
        "10",
        "pendingFor",
        "0");
    Alerts alerts = inside.service(Alerts.class);
    try (gauge) {
      Await.until(() -> !alerts.active().isEmpty(), () -> alerts.snapshots().toString());
      assertEquals(AlertState.FIRING, alerts.active().get(0).state());
      inside.stop(inside.bundle("dev.testudo.metric.provider"));
      long before = alerts.snapshots().get(0).evaluations();
      Await.until(() -> alerts.snapshots().get(0).evaluations() > before + 2);
      assertEquals(1, alerts.active().size(), "what says nothing does not resolve it");
      inside.start(inside.bundle("dev.testudo.metric.provider"));
      queued.set(5.0);
      Await.until(() -> alerts.active().isEmpty(), () -> alerts.snapshots().toString());
    }
    Await.until(
        () -> !told.isEmpty() && told.get(told.size() - 1).state() == AlertState.RESOLVED,
        told::toString);
    assertEquals(AlertState.FIRING, told.get(0).state());
  }
}
