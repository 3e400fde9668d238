package dev.testudo.state.provider;

import dev.testudo.state.Clock;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The JDK's clock, with a ticker that publishes the coarse time and drives the housekeeping. */
final class MonotonicClock implements Clock, AutoCloseable {
  private static final long STEP = 1_000_000;

  private final Runnable housekeeping;
  private final Thread ticker;
  private volatile long coarse = System.nanoTime();
  private volatile int ticks; // written by the ticker alone
  private volatile boolean closed;

  /**
   * @param housekeeping run after each tick; must be quick and must not throw
   */
  MonotonicClock(Runnable housekeeping) {
    this.housekeeping = housekeeping;
    ticker = new Thread(this::tick, "testudo-state-ticker-1");
    ticker.setDaemon(true);
    ticker.start();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long coarse() {
    return coarse;
  }

  @Override
  public int ticks() {
    return ticks;
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }

  private void tick() {
    int count = 0;
    while (!closed) {
      LockSupport.parkNanos(this, STEP);
      long now = System.nanoTime();
      if (now - coarse >= STEP) { // parking may end early
        coarse = now;
        ticks = ++count;
      }
      housekeeping.run();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(ticker);
    if (Thread.currentThread() != ticker) {
      boolean interrupted = false;
      while (ticker.isAlive()) {
        try {
          ticker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
