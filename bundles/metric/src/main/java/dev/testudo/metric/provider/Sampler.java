package dev.testudo.metric.provider;

import dev.testudo.metric.state.GaugeCell;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes the samples of all meters, once a second. Gauges are asked in another thread, since they
 * may hang: then that thread is given up, and with it that gauge alone, until it comes back.
 */
final class Sampler implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final MeterRegistry registry;
  private final Set<GaugeCell> slow = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile GaugeReader reader;
  private volatile boolean closed;
  private int readers = 1; // by the thread

  Sampler(MeterRegistry registry) {
    this.registry = registry;
    this.reader = new GaugeReader(registry::gauges, slow, readers);
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
        replaceIfItHangs();
        registry.sample();
        reader.ask(); // for the next sample
        next = Math.max(next + SECOND, now); // what was missed is not made up for
      }
    }
    reader.giveUp();
  }

  private void replaceIfItHangs() {
    GaugeCell hung = reader.hangs();
    if (hung != null) {
      slow.add(hung);
      hung.unsampled();
      registry.tellOfHung(hung);
      reader.giveUp();
      reader = new GaugeReader(registry::gauges, slow, ++readers);
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
