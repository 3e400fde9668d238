package dev.testudo.capability;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.util.concurrent.locks.LockSupport;

/**
 * Does the same thing once a second, in a thread of its own, until it is closed. Beats that were
 * missed are not made up for; one that throws is logged, and the next comes all the same.
 */
public final class Pulse implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Pulse.class.getName());
  private static final long SECOND = 1_000_000_000;

  private final Runnable beat;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * The first beat comes after a second: a start has other things to do first.
   *
   * @param thread the name of the thread
   */
  public Pulse(String thread, Runnable beat) {
    this.beat = beat;
    this.thread = new Thread(this::run, thread);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  private void run() {
    long next = System.nanoTime() + SECOND;
    while (!closed) {
      long now = System.nanoTime();
      if (next - now > 0) {
        LockSupport.parkNanos(this, next - now);
      } else {
        beat();
        next = Math.max(next + SECOND, now);
      }
    }
  }

  private void beat() {
    try {
      beat.run();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      LOG.log(WARNING, () -> thread.getName() + " goes on after a failure", e);
    }
  }

  /** Returns when the last beat has ended, or after five seconds: a file may be slow. */
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
