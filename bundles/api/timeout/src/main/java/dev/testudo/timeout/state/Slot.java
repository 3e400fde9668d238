package dev.testudo.timeout.state;

import dev.testudo.state.Padded;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call that has a limit. Its {@link #word} decides, by compare-and-set, who was first: the call
 * that ended, or the watcher that cuts it off. Low two bits: what it is, the others: a number that
 * is another one for each call, so that who has looked at an earlier call does not hit a later one.
 *
 * <p>The call's thread writes the fields and then arms; the watcher reads them while it fires. Who
 * ends a call that is being cut off waits until the watcher says that it has done so: then the
 * interrupt has come, and can be taken back.
 */
public final class Slot extends Padded {
  /** No call. */
  public static final int FREE = 0;

  /** A call is under way. */
  public static final int ARMED = 1;

  /** The watcher is cutting it off. */
  public static final int FIRING = 2;

  /** The watcher has cut it off. */
  public static final int FIRED = 3;

  private static final int MASK = 3;

  private final AtomicLong word = new AtomicLong();

  /** When it is to be cut off, in nanoseconds of the clock. */
  public long deadline;

  /** Who does the work, of a blocking call. */
  public @Nullable Thread thread;

  /** Whether that thread had been interrupted by somebody else when it was cut off. */
  public boolean interruptedBefore;

  /** How to cut it off, of a call that gives a stage. */
  public @Nullable Consumer<Throwable> cutOff;

  /** With what it was cut off, of a call that gives a stage. */
  public @Nullable Throwable why;

  /** The timeout's name, of a call that gives a stage. */
  public String timeout = "";

  /** What was called, of a call that gives a stage. */
  public @Nullable String operation;

  /** Its limit, of a call that gives a stage. */
  public Duration limit = Duration.ZERO;

  /** For its call: from now on it may be cut off. */
  public void arm() {
    word.setRelease((word.getPlain() & ~MASK) + MASK + 1 + ARMED);
  }

  /** For its call, which has ended: true if it was not cut off. */
  public boolean disarm() {
    long armed = word.get();
    return (armed & MASK) == ARMED && word.compareAndSet(armed, armed & ~MASK);
  }

  /** For the watcher: what it looks at. */
  public long look() {
    return word.get();
  }

  /** Whether a word says that a call is under way. */
  public static boolean isArmed(long word) {
    return (word & MASK) == ARMED;
  }

  /** For the watcher: true if the call that it looked at is its own to cut off. */
  public boolean fire(long looked) {
    return word.compareAndSet(looked, (looked & ~MASK) + FIRING);
  }

  /** For the watcher, when it has. */
  public void fired() {
    word.set((word.get() & ~MASK) + FIRED);
  }

  /** For a call that could not {@link #disarm}: waits until the watcher has done what it began. */
  public void awaitFired() {
    int spins = 0;
    while ((word.get() & MASK) == FIRING) {
      if (++spins < 100) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(1_000); // the watcher may be waiting for this processor
      }
    }
  }

  /** For its call, at last. */
  public void free() {
    word.setRelease(word.getPlain() & ~MASK);
    thread = null;
    cutOff = null;
    why = null;
  }
}
