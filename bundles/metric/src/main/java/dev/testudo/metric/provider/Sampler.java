package dev.testudo.metric.provider;

import dev.testudo.metric.state.GaugeCell;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the samples of all meters, once a second. Gauges and the snapshots of capabilities are
 * asked in threads of their own, since they may hang: then that thread is given up, and with it
 * what it hangs in alone, until it comes back.
 */
final class Sampler implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final MeterRegistry registry;
  private final Thread thread;
  private final SnapshotSeries snapshots;
  private Asker<GaugeCell> gauges; // by the thread, as the next two
  private Asker<SnapshotSeries.Source> capabilities;
  private volatile boolean closed;
  private int askers = 1;

  Sampler(MeterRegistry registry, SnapshotSeries snapshots) {
    this.registry = registry;
    this.snapshots = snapshots;
    this.gauges = askGauges();
    this.capabilities = askCapabilities();
    this.thread = new Thread(this::run, "testudo-metric-history-1");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long next = System.nanoTime() + SECOND; // a start has other things to do first
    while (!closed) {
      long now = System.nanoTime();
      if (next - now > 0) {
        LockSupport.parkNanos(this, next - now);
      } else {
        replaceIfTheyHang();
        registry.sample();
        snapshots.sweep();
        gauges.ask(); // for the next sample, as the next
        capabilities.ask();
        next = Math.max(next + SECOND, now); // what was missed is not made up for
      }
    }
    gauges.giveUp();
    capabilities.giveUp();
  }

  private Asker<GaugeCell> askGauges() {
    return new Asker<>("gauges", registry::gauges, GaugeCell::sample, askers);
  }

  private Asker<SnapshotSeries.Source> askCapabilities() {
    return new Asker<>("capabilities", snapshots::all, snapshots::show, askers);
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
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
