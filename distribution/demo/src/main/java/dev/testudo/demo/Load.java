package dev.testudo.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Makes calls at a fixed rate, whether those before were answered or not, as far as the number of
 * threads allows. How long a call took is counted from when it was due: a shop that stands still
 * for a second has a second's customers waiting, and each of them waited.
 */
final class Load implements AutoCloseable {
  private static final long GIVE_UP = TimeUnit.SECONDS.toNanos(1);
  private static final Duration END = Duration.ofSeconds(10);

  private final int rate;
  private final LongConsumer call;
  private final Tally tally;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * @param rate calls a second
   * @param call makes a call, given its number; throws nothing
   */
  Load(int rate, int threadCount, LongConsumer call, Tally tally) {
    this.rate = rate;
    this.call = call;
    this.tally = tally;
    for (int i = 0; i < threadCount; i++) {
      int worker = i;
      Thread thread =
          new Thread(() -> work(worker, threadCount), "testudo-demo-load-" + (worker + 1));
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  int rate() {
    return rate;
  }

  int threads() {
    return threads.size();
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void work(int worker, int workers) {
    double interval = 1e9 * workers / rate;
    long begin = System.nanoTime();
    for (long turn = worker; !stopped; turn += workers) {
      long due = begin + (long) (interval * turn / workers);
      long early = due - System.nanoTime();
      while (early > 0 && !stopped) {
        LockSupport.parkNanos(this, early);
        early = due - System.nanoTime();
      }
      if (stopped) {
        return;
      }
      if (early < -GIVE_UP) {
        tally.late(1);
      } else {
        call.accept(turn);
        tally.took(System.nanoTime() - due);
      }
    }
  }

  /**
   * Makes no more calls; waits until those under way have ended, and interrupts them if need be.
   */
  @Override
  public void close() {
    stopped = true;
    threads.forEach(LockSupport::unpark);
    boolean interrupted = false;
    long end = System.nanoTime() + END.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      } catch (InterruptedException e) {
        interrupted = true;
      }
      if (thread.isAlive()) {
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
