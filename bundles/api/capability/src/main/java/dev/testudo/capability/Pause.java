package dev.testudo.capability;

import dev.testudo.state.Clock;
import dev.testudo.state.face.Wakeup;
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
    return nanos == 0 ? !Thread.currentThread().isInterrupted() : of(nanos, clock, new Wakeup());
  }

  /**
   * The same, or until it is woken.
   *
   * @return false if the thread is interrupted, before or meanwhile; its flag stays set
   */
  public static boolean of(long nanos, Clock clock, Wakeup wakeup) {
    Thread thread = Thread.currentThread();
    wakeup.sleeper(thread);
    long end = clock.nanos() + nanos;
    while (!thread.isInterrupted()) {
      long left = end - clock.nanos();
      if (left <= 0 || wakeup.woken()) {
        return true;
      }
      LockSupport.parkNanos(clock, left);
    }
    return false;
  }
}
