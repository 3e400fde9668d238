package dev.testudo.capability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes asynchronous calls on that wait. It has a thread only while there is something to wait for.
 * When it is closed, what waits is run at once, so that no caller waits for ever.
 */
public final class Timer implements AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;
  private final Set<Due> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param word the capability's word, for the name of the thread
   */
  public Timer(String word) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "testudo-" + word + "-timer-1");
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
  }

  public boolean closed() {
    return closed;
  }

  /** Runs a task after a while, once; or at once in this thread, if it is closed. */
  public Due after(long nanos, Runnable task) {
    Due due = new Due(task);
    waiting.add(due);
    try {
      due.future = executor.schedule(due, nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      due.run();
    }
    return due;
  }

  @Override
  public void close() {
    closed = true;
    for (Due due : waiting) {
      due.stopWaiting();
      executor.execute(due);
    }
    executor.shutdown();
    boolean ended = false;
    try {
      ended = executor.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      executor.shutdownNow();
      waiting.forEach(Due::run);
    }
  }

  /** Something to be run once. */
  public final class Due implements Runnable {
    private final Runnable task;
    private volatile @Nullable ScheduledFuture<?> future;

    private Due(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (waiting.remove(this)) {
        task.run();
      }
    }

    /** Does not run it, if it has not begun. */
    public void cancel() {
      if (waiting.remove(this)) {
        stopWaiting();
      }
    }

    private void stopWaiting() {
      ScheduledFuture<?> scheduled = future;
      if (scheduled != null) {
        scheduled.cancel(false);
      }
    }
  }
}
