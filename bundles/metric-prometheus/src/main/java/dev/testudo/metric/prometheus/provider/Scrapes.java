package dev.testudo.metric.prometheus.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Timer;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes the pages, and measures that. One page of each format is kept from one scrape to the next;
 * who comes while another is at it gets a page of his own, so that nobody waits for a client who
 * reads slowly.
 */
final class Scrapes implements Page.Troubles {
  private static final Logger LOG = System.getLogger(Scrapes.class.getName());

  private final Metrics metrics;
  private final Meter errors;
  private final Map<Format, Timer> timers = new EnumMap<>(Format.class);
  private final Map<Format, AtomicReference<Page>> kept = new EnumMap<>(Format.class);
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** What becomes of a page. */
  interface Reader {
    void read(Buffer page) throws IOException;
  }

  Scrapes(Metrics metrics) {
    this.metrics = metrics;
    errors =
        metrics.named(
            "testudo_metric_prometheus_errors_total",
            MeterSettings.counter("Meters that were left out of a page", "meter"));
    Meter seconds =
        metrics.named(
            "testudo_metric_prometheus_scrape_seconds",
            MeterSettings.timer("Scrapes, until the page was made", "format"));
    for (Format format : Format.values()) {
      timers.put(format, seconds.timer(format.name().toLowerCase(Locale.ROOT)));
      kept.put(format, new AtomicReference<>());
    }
  }

  /** Makes a page and gives it to its reader. */
  void page(Format format, Reader reader) throws IOException {
    AtomicReference<Page> place = kept.get(format);
    Page mine = place.getAndSet(null);
    Page page = mine == null ? new Page(format, this) : mine;
    long start = System.nanoTime();
    Buffer made = page.write(metrics);
    timers.get(format).record(System.nanoTime() - start);
    reader.read(made);
    place.set(page); // not if anything was thrown: who knows what state it is in
  }

  @Override
  public void leftOut(String meter, String why) {
    errors.counter(meter).increment();
    if (told.add(meter)) {
      LOG.log(WARNING, "{0} is not on the page for Prometheus: {1}", meter, why);
    }
  }
}
