package dev.testudo.cache.provider;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does one thing again when it is asked to, in a thread of its own that ends when there is nothing
 * to do: asked while it is at it, it does it once more, however often it was asked.
 */
final class Sweeper implements AutoCloseable {
  private final Runnable what;
  private final ThreadPoolExecutor thread;

  Sweeper(Runnable what) {
    this.what = what;
    AtomicInteger numbers = new AtomicInteger();
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            task -> {
              Thread made = new Thread(task, "testudo-cache-sweeper-" + numbers.incrementAndGet());
              made.setDaemon(true);
              return made;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // one is waiting that will do
    thread.allowCoreThreadTimeOut(true);
  }

  void sweep() {
    thread.execute(what);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
