package dev.testudo.pool.provider;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after all pools, ten times a second, in one thread that never runs foreign code. What has
 * to be done with a factory is done by a worker for each pool, whose thread ends when there is
 * nothing to do: a factory that hangs keeps nobody else waiting.
 */
final class Housekeeper implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Housekeeper.class.getName());
  private static final long ROUND = 100_000_000;

  private final PoolRegistry registry;
  private final Thread thread;
  private final AtomicInteger numbers = new AtomicInteger();
  // By the housekeeper's thread alone.
  private final Map<ObjectPool<?>, ThreadPoolExecutor> workers = new WeakHashMap<>();
  private volatile boolean over;

  Housekeeper(PoolRegistry registry) {
    this.registry = registry;
    thread = new Thread(this::run, "testudo-pool-housekeeper-1");
    thread.setDaemon(true);
    thread.start();
    registry.attention(() -> LockSupport.unpark(thread));
  }

  private void run() {
    while (!over) {
      for (ObjectPool<?> pool : registry.everyone()) {
        look(pool);
      }
      LockSupport.parkNanos(this, ROUND);
    }
    workers.values().forEach(ThreadPoolExecutor::shutdownNow);
    workers.clear();
  }

  private void look(ObjectPool<?> pool) {
    try {
      if (pool.look()) {
        ThreadPoolExecutor worker = workers.computeIfAbsent(pool, key -> worker());
        if (worker.getActiveCount() == 0 && worker.getQueue().isEmpty()) {
          worker.execute(() -> work(pool));
        }
      }
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "pool " + pool.name() + " could not be looked after", e);
    }
  }

  private static void work(ObjectPool<?> pool) {
    try {
      pool.work();
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      LOG.log(WARNING, () -> "pool " + pool.name() + ": its factory failed", e);
    }
  }

  private ThreadPoolExecutor worker() {
    String name = "testudo-pool-worker-" + numbers.incrementAndGet();
    ThreadPoolExecutor worker =
        new ThreadPoolExecutor(
            1,
            1,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
    worker.allowCoreThreadTimeOut(true);
    return worker;
  }

  /** Ends the threads; one that hangs in a factory is interrupted. */
  @Override
  public void close() {
    registry.attention(() -> {});
    over = true;
    LockSupport.unpark(thread);
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
