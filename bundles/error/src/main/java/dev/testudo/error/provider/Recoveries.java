package dev.testudo.error.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.Values;
import dev.testudo.error.ErrorEvent.Kind;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.error.RecoveryStrategy;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs strategies: each in a thread of its own, which is there only while it runs, one run at a
 * time for each name. One that is not done in time is interrupted and told of; it is not run again
 * before it has returned, or been replaced.
 */
final class Recoveries implements AutoCloseable {
  static final String READY = "READY";

  private static final Logger LOG = System.getLogger(Recoveries.class.getName());

  private final Map<String, RecoveryStrategy> strategies = new ConcurrentHashMap<>();
  private final Map<String, Run> running = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ScheduledThreadPoolExecutor limits;

  /** Is told how a run ended, once. */
  @FunctionalInterface
  interface Ended {
    void tell(Kind kind, String text);
  }

  Recoveries() {
    limits =
        new ScheduledThreadPoolExecutor(
            1, task -> daemon(task, "testudo-error-limit-" + numbers.incrementAndGet()));
    limits.setKeepAliveTime(1, TimeUnit.SECONDS);
    limits.allowCoreThreadTimeOut(true);
    limits.setRemoveOnCancelPolicy(true);
  }

  /** A strategy is there; of two of one name the one that came last. */
  void add(String name, RecoveryStrategy strategy) {
    strategies.put(name, strategy);
  }

  /** A strategy has gone; what it is doing is interrupted. */
  void remove(String name, RecoveryStrategy strategy) {
    strategies.remove(name, strategy);
    Run run = running.get(name);
    if (run != null && run.strategy.equals(strategy)) {
      running.remove(name, run);
      run.thread.interrupt();
    }
  }

  boolean isReady(String name) {
    return strategies.containsKey(name) && !running.containsKey(name);
  }

  String state(String name) {
    Run run = running.get(name);
    if (run != null) {
      return run.told.get() ? "HANGS" : "RUNNING";
    }
    return strategies.containsKey(name) ? READY : "ABSENT";
  }

  /**
   * Starts a run.
   *
   * @param began is called first, if it is started
   * @return false if the strategy is not there, or runs
   */
  boolean start(String name, RecoveryRequest request, Duration limit, Runnable began, Ended ended) {
    RecoveryStrategy strategy = strategies.get(name);
    if (strategy == null || limits.isShutdown()) {
      return false;
    }
    Run run = new Run(name, strategy, request, limit, ended);
    if (running.putIfAbsent(name, run) != null) {
      return false;
    }
    began.run();
    run.thread.start();
    return true;
  }

  @Override
  public void close() {
    limits.shutdownNow();
    running.values().forEach(run -> run.thread.interrupt());
    for (Run run : running.values()) {
      try {
        run.thread.join(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private final class Run implements Runnable {
    private final String name;
    private final RecoveryStrategy strategy;
    private final RecoveryRequest request;
    private final Duration limit;
    private final Ended ended;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Thread thread;

    Run(
        String name,
        RecoveryStrategy strategy,
        RecoveryRequest request,
        Duration limit,
        Ended ended) {
      this.name = name;
      this.strategy = strategy;
      this.request = request;
      this.limit = limit;
      this.ended = ended;
      this.thread = daemon(this, "testudo-error-recovery-" + numbers.incrementAndGet());
    }

    @Override
    public void run() {
      var watch = limits.schedule(this::takesTooLong, limit.toNanos(), TimeUnit.NANOSECONDS);
      try {
        String text = strategy.recover(request);
        tell(Kind.RECOVERED, oneLine(text));
      } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
        if (tell(Kind.RECOVERY_FAILED, oneLine(e.toString()))) {
          LOG.log(WARNING, () -> "recovery " + name + " of " + request.monitor() + " failed", e);
        }
      } finally {
        watch.cancel(false);
        running.remove(name, this);
      }
    }

    private void takesTooLong() {
      if (tell(Kind.RECOVERY_TIMED_OUT, "not done within " + Values.write(limit))) {
        thread.interrupt();
      }
    }

    private boolean tell(Kind kind, String text) {
      if (told.compareAndSet(false, true)) {
        ended.tell(kind, text);
        return true;
      }
      return false;
    }

    private static String oneLine(@Nullable String text) {
      return String.valueOf(text).replace('\n', ' ');
    }
  }
}
