package dev.testudo.capability;

import dev.testudo.state.Clock;
import java.util.concurrent.locks.LockSupport;

/** Waiting in the calling thread. */
public final class Pause {
  private Pause() {}

  /**
   * Waits, never shorter than asked for.
   *
   * @return false if the thread is interrupted, before or meanwhile; its flag stays set
   */
  public static boolean of(long nanos, Clock clock) {
    Thread thread = Thread.currentThread();
    if (nanos == 0) {
      return !thread.isInterrupted();
    }
    long end = clock.nanos() + nanos;
    while (!thread.isInterrupted()) {
      long left = end - clock.nanos();
      if (left <= 0) {
        return true;
      }
      LockSupport.parkNanos(clock, left);
    }
    return false;
  }
}
