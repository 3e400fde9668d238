package dev.testudo.metric.provider;

import dev.testudo.capability.Pulse;
import dev.testudo.metric.state.GaugeCell;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the samples of all meters, once a second. Gauges and the snapshots of capabilities are
 * asked in threads of their own, since they may hang: then that thread is given up, and with it
 * what it hangs in alone, until it comes back.
 */
final class Sampler implements AutoCloseable {
  private final MeterRegistry registry;
  private final SnapshotSeries snapshots;
  private final Set<GaugeCell> slowGauges = ConcurrentHashMap.newKeySet();
  private final Set<SnapshotSeries.Source> slowCapabilities = ConcurrentHashMap.newKeySet();
  private final Pulse pulse;
  private volatile Asker<GaugeCell> gauges;
  private volatile Asker<SnapshotSeries.Source> capabilities;
  private int askers = 1; // by the thread

  Sampler(MeterRegistry registry, SnapshotSeries snapshots) {
    this.registry = registry;
    this.snapshots = snapshots;
    this.gauges = askGauges();
    this.capabilities = askCapabilities();
    this.pulse = new Pulse("testudo-metric-history-1", this::sample);
  }

  private void sample() {
    replaceIfTheyHang();
    registry.sample();
    snapshots.sweep();
    gauges.ask(); // for the next sample, as the next
    capabilities.ask();
  }

  private Asker<GaugeCell> askGauges() {
    return new Asker<>("gauges", registry::gauges, slowGauges, GaugeCell::sample, askers);
  }

  private Asker<SnapshotSeries.Source> askCapabilities() {
    return new Asker<>("capabilities", snapshots::all, slowCapabilities, snapshots::show, askers);
  }

  private void replaceIfTheyHang() {
    GaugeCell hung = gauges.hangs();
    if (hung != null) {
      hung.unsampled();
      registry.tellOfHung(hung);
      gauges.giveUp();
      askers++;
      gauges = askGauges();
    }
    SnapshotSeries.Source source = capabilities.hangs();
    if (source != null) {
      registry.note(
          "testudo_" + source.word(),
          "HANGS",
          "the capability does not show its snapshots; its series stay as they are until it does");
      capabilities.giveUp();
      askers++;
      capabilities = askCapabilities();
    }
  }

  /** Returns when it has ended; it never asks anybody who may hang. */
  @Override
  public void close() {
    pulse.close();
    gauges.giveUp();
    capabilities.giveUp();
  }
}
