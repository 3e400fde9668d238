package dev.testudo.metric.provider;

import dev.testudo.capability.Pulse;
import dev.testudo.metric.state.GaugeCell;

/**
 * Takes the samples of all meters, once a second. Gauges are asked in another thread, since they
 * may hang: then that thread is given up, and with it that gauge alone, until it comes back.
 */
final class Sampler implements AutoCloseable {
  private final MeterRegistry registry;
  private final Pulse pulse;
  private volatile GaugeReader reader;
  private int readers = 1; // by the thread

  Sampler(MeterRegistry registry) {
    this.registry = registry;
    this.reader = new GaugeReader(registry::gauges, readers);
    this.pulse = new Pulse("testudo-metric-history-1", this::sample);
  }

  private void sample() {
    replaceIfItHangs();
    registry.sample();
    reader.ask(); // for the next sample
  }

  private void replaceIfItHangs() {
    GaugeCell hung = reader.hangs();
    if (hung != null) {
      hung.unsampled();
      registry.tellOfHung(hung);
      reader.giveUp();
      reader = new GaugeReader(registry::gauges, ++readers);
    }
  }

  /** Returns when it has ended; it never asks anybody who may hang. */
  @Override
  public void close() {
    pulse.close();
    reader.giveUp();
  }
}
