package dev.testudo.alert.provider;

import java.util.concurrent.locks.LockSupport;

/** Looks at all rules once a second. Evaluations that were missed are not made up for. */
final class Evaluator implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final AlertRegistry registry;
  private final Thread thread;
  private volatile boolean closed;

  Evaluator(AlertRegistry registry) {
    this.registry = registry;
    thread = new Thread(this::run, "testudo-alert-evaluator-1");
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
        registry.evaluate();
        next = Math.max(next + SECOND, now);
      }
    }
  }

  /** Returns when it has ended, or after a while: a file may be slow. */
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
