package dev.testudo.state.face;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends the wait of one call before its time. A policy makes one, keeps it and says it to the engine
 * with the wait; whoever has what the call waits for calls {@link #wake}, from any thread, and does
 * no more than set a flag and unpark or hand on: what the call does next is done elsewhere.
 */
public final class Wakeup {
  private volatile boolean woken;
  private volatile @Nullable Thread sleeper;
  private volatile @Nullable Runnable then;

  /** Ends the wait, now or as soon as it begins. */
  public void wake() {
    woken = true;
    Thread thread = sleeper;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
    Runnable next = then;
    if (next != null) {
      next.run();
    }
  }

  /** Whether the wait is over. */
  public boolean woken() {
    return woken;
  }

  /** Says that this thread is about to park. For the engine; it looks at {@link #woken} after. */
  public void sleeper(Thread thread) {
    sleeper = thread;
  }

  /**
   * Says what ends the wait of a call that has no thread. For the engine.
   *
   * @param next quick, may be run twice, by the thread that wakes
   */
  public void then(Runnable next) {
    then = next;
    if (woken) {
      next.run();
    }
  }
}
