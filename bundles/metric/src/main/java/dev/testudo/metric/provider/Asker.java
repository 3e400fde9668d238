package dev.testudo.metric.provider;

import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks what belongs to others, such as gauges, in a thread that may hang in one of them. One that
 * an asker has hung in before is asked after all others.
 *
 * @param <T> who is asked
 */
final class Asker<T> {
  /** Who takes longer, in nanoseconds, hangs. */
  static final long PATIENCE = 1_500_000_000;

  private final Supplier<List<T>> all;
  private final Set<T> slow;
  private final Consumer<T> ask;
  private final Thread thread;
  private volatile boolean asked;
  private volatile boolean over;
  private volatile @Nullable T at;
  private volatile long since; // written before at

  /**
   * @param purpose for the name of the thread
   * @param all gives all there are
   * @param slow those that askers have hung in, and that have not answered in time since
   * @param ask asks one; passes over one that another asker hangs in, and throws nothing
   */
  Asker(String purpose, Supplier<List<T>> all, Set<T> slow, Consumer<T> ask, int number) {
    this.all = all;
    this.slow = slow;
    this.ask = ask;
    thread = new Thread(this::run, "testudo-metric-" + purpose + "-" + number);
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks all once; does nothing while it is at it. */
  void ask() {
    asked = true;
    LockSupport.unpark(thread);
  }

  /** The one in which it hangs; it is slow from then on. */
  @Nullable T hangs() {
    T one = at;
    if (one == null || System.nanoTime() - since <= PATIENCE) {
      return null;
    }
    slow.add(one);
    return one;
  }

  /** Ends its thread, now or as soon as the one that it is in comes back. */
  void giveUp() {
    over = true;
    thread.interrupt();
  }

  private void run() {
    while (!over) {
      if (asked) {
        asked = false;
        readAll();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void readAll() {
    List<T> now = all.get();
    slow.retainAll(now);
    List<T> last = List.copyOf(slow);
    for (T one : now) {
      if (!last.contains(one)) {
        read(one);
      }
    }
    last.forEach(this::read);
  }

  private void read(T one) {
    if (over) {
      return;
    }
    since = System.nanoTime();
    at = one;
    ask.accept(one);
    at = null;
    if (System.nanoTime() - since < PATIENCE) {
      slow.remove(one);
    }
  }
}
