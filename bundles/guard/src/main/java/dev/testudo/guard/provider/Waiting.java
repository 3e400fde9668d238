package dev.testudo.guard.provider;

import dev.testudo.state.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Wakes asynchronous calls that wait. One thread watches the time; the calls go on in others, so
 * that a slow one delays no other. Threads end when there is nothing to do.
 */
final class Waiting implements AutoCloseable {
  private static final int WORKERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final Clock clock;
  private final ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor workers;
  private final ThreadPoolExecutor wakers;

  Waiting(Clock clock) {
    this.clock = clock;
    timer = new ScheduledThreadPoolExecutor(1, threads("timer"));
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    workers =
        new ThreadPoolExecutor(
            0,
            WORKERS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads("async"),
            new ThreadPoolExecutor.CallerRunsPolicy());
    wakers =
        new ThreadPoolExecutor(
            WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads("wake"));
    wakers.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs something soon, never in the calling thread: who wakes another call must not make it, or
   * calls that wake each other would be calls inside each other.
   */
  void soon(Runnable then) {
    wakers.execute(then);
  }

  /** Runs something when the clock has reached a time, unless it is cancelled before. */
  Future<?> until(long nanos, Runnable then) {
    return timer.schedule(() -> workers.execute(then), nanos - clock.nanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Takes nothing new. What waits already is not cut short: it goes on at its time, in the gate
   * that is current then, and the threads end with it.
   */
  @Override
  public void close() {
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
    timer.shutdown();
    workers.setKeepAliveTime(0, TimeUnit.SECONDS); // idle ones end now, others after their task
    wakers.setKeepAliveTime(1, TimeUnit.NANOSECONDS);
  }

  private static ThreadFactory threads(String purpose) {
    AtomicInteger numbers = new AtomicInteger();
    return task -> {
      Thread thread =
          new Thread(task, "testudo-guard-" + purpose + "-" + numbers.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
