package dev.testudo.metric.provider;

import dev.testudo.metric.state.GaugeCell;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the gauges, whose suppliers belong to others, in a thread that may hang in one of them. One
 * that another reader hangs in is passed over, and one that a reader has hung in before is asked
 * after all others.
 */
final class GaugeReader {
  /** A gauge that takes longer, in nanoseconds, hangs. */
  static final long PATIENCE = 1_500_000_000;

  private final Supplier<List<GaugeCell>> gauges;
  private final Set<GaugeCell> slow;
  private final Thread thread;
  private volatile boolean asked;
  private volatile boolean over;
  private volatile @Nullable GaugeCell at;
  private volatile long since; // written before at

  /**
   * @param gauges gives all there are
   * @param slow those that readers have hung in, and that have not answered in time since
   */
  GaugeReader(Supplier<List<GaugeCell>> gauges, Set<GaugeCell> slow, int number) {
    this.gauges = gauges;
    this.slow = slow;
    thread = new Thread(this::run, "testudo-metric-gauges-" + number);
    thread.setDaemon(true);
    thread.start();
  }

  /** Asks all gauges once; does nothing while it is at it. */
  void ask() {
    asked = true;
    LockSupport.unpark(thread);
  }

  /** The gauge in which it hangs. */
  @Nullable GaugeCell hangs() {
    GaugeCell one = at;
    return one != null && System.nanoTime() - since > PATIENCE ? one : null;
  }

  /** Ends its thread, now or as soon as the gauge that it is in comes back. */
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
    List<GaugeCell> all = gauges.get();
    slow.retainAll(all);
    List<GaugeCell> last = List.copyOf(slow);
    for (GaugeCell gauge : all) {
      if (!last.contains(gauge)) {
        read(gauge);
      }
    }
    last.forEach(this::read);
  }

  private void read(GaugeCell gauge) {
    if (over) {
      return;
    }
    since = System.nanoTime();
    at = gauge;
    gauge.sample();
    at = null;
    if (System.nanoTime() - since < PATIENCE) {
      slow.remove(gauge);
    }
  }
}
