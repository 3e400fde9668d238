package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import dev.testudo.itests.fixture.GaugeActivator;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Series;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Metrics with nothing else in the framework. */
class MetricIT extends FrameworkCase {
  private static final String PID = "dev.testudo.metric~orders_total";

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("metric"));
  }

  @Test
  void countsAndTimes() {
    Metrics metrics = inside.service(Metrics.class);
    Meter orders = metrics.named("counted_total", MeterSettings.counter("Orders", "shop"));
    orders.counter("north").increment();
    orders.counter("north").add(4);
    orders.counter("south").increment();
    assertEquals(6, orders.snapshot().total());
    Meter timed = metrics.named("timed_seconds", MeterSettings.timer("Orders"));
    timed.timer().record(1_000_000);
    assertEquals(1, timed.timer().count());
  }

  @Test
  void aChangeIsInForceAtTheNextCallAndTheCountsAreKept() {
    String pid = "dev.testudo.metric~series_total";
    inside.configure(pid, "labels", "shop", "maxSeries", "1");
    Meter orders = inside.service(Metrics.class).named("series_total");
    orders.counter("north").add(5);
    orders.counter("south").increment();
    assertEquals(1, orders.snapshot().overflows());
    inside.configure(pid, "labels", "shop", "maxSeries", "2");
    orders.counter("south").increment();
    assertEquals(1, orders.counter("south").count());
    assertEquals(5, orders.counter("north").count());
    assertEquals(7, orders.snapshot().total());
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    inside.configure(PID, "labels", "shop", "maxSeries", "3");
    Meter orders = orders();
    inside.configure(PID, "labels", "shop", "maxSeries", "none");
    assertEquals(3, orders.settings().maxSeries());
    inside.configure(PID, "labels", "shop", "maxSeries", "4");
    assertEquals(4, orders.settings().maxSeries());
  }

  @Test
  @DisplayName("D4 a configuration that cannot be done without is missed in one line, and stays")
  void whatCannotBeTakenAwayStays() {
    inside.configure(PID, "labels", "shop");
    Meter orders = orders();
    orders.counter("north").increment();
    inside.deconfigure(PID);
    assertEquals(List.of("shop"), orders.settings().labels());
    List<Event> events = inside.service(EventLog.class).recent();
    Event last = events.get(events.size() - 1);
    assertEquals("REFUSED", last.type());
    assertTrue(last.text().startsWith(PID + " deleted: labels=[]: must be"), last::text);
  }

  @Test
  @DisplayName("E8 a plugin's gauge is released with the plugin, and its class loader collected")
  void aPluginsGaugeGoesWithThePlugin() {
    Bundle plugin =
        inside.install(
            Jar.named("plugin")
                .activator(GaugeActivator.class)
                .imports("dev.testudo", "dev.testudo.metric"));
    assertEquals(List.of(42.0), values());
    WeakReference<ClassLoader> loader = new WeakReference<>(Inside.loader(plugin));
    inside.stop(plugin);
    assertEquals(List.of(), values());
    inside.start(plugin);
    assertEquals(List.of(42.0), values());
    inside.uninstall(plugin);
    assertEquals(List.of(), values());
    Await.untilCollected(
        () -> loader.get() == null, () -> "the plugin's class loader is still reachable");
    assertTrue(inside.service(Metrics.class).find("plugin_value").isPresent());
  }

  private Meter orders() {
    return inside.service(Metrics.class).named("orders_total");
  }

  private List<Double> values() {
    return inside
        .service(Metrics.class)
        .find("plugin_value")
        .orElseThrow()
        .snapshot()
        .series()
        .stream()
        .map(series -> ((Series.Value) series).value())
        .toList();
  }
}
