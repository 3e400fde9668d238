package dev.testudo.capability;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Tells listeners without ever waiting for one. Each has a bounded queue and a thread of its own,
 * which ends when there is nothing to tell: a listener that throws is logged, one that hangs misses
 * what does not fit into its queue, and neither is noticed by the others or by the teller.
 *
 * @param <L> the listeners
 */
public final class Listeners<L> implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Listeners.class.getName());
  private static final int QUEUE = 256;

  private final String word;
  private final Map<L, ThreadPoolExecutor> tellers = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();

  /**
   * @param word the capability's word, for the names of the threads
   */
  public Listeners(String word) {
    this.word = word;
  }

  public void add(L listener) {
    tellers.computeIfAbsent(listener, key -> teller());
  }

  /** From now on it is told nothing; what it is doing is interrupted. */
  public void remove(L listener) {
    ThreadPoolExecutor teller = tellers.remove(listener);
    if (teller != null) {
      teller.shutdownNow();
    }
  }

  /** Whether there is nobody to tell. */
  public boolean isEmpty() {
    return tellers.isEmpty();
  }

  /** Tells all, each in its own thread and in the order of the calls. Never blocks or throws. */
  public void tell(Consumer<? super L> what) {
    tellers.forEach((listener, teller) -> teller.execute(() -> tellOne(listener, what)));
  }

  /** How often a listener missed something because its queue was full. */
  public long dropped() {
    return dropped.sum();
  }

  @Override
  public void close() {
    tellers.values().forEach(ThreadPoolExecutor::shutdownNow);
    tellers.clear();
  }

  private void tellOne(L listener, Consumer<? super L> what) {
    try {
      what.accept(listener);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      LOG.log(
          WARNING, () -> "a listener of " + word + " threw: " + listener.getClass().getName(), e);
    }
  }

  private ThreadPoolExecutor teller() {
    String name = "testudo-" + word + "-listener-" + numbers.incrementAndGet();
    ThreadPoolExecutor teller =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            },
            (task, executor) -> dropped.increment());
    teller.allowCoreThreadTimeOut(true);
    return teller;
  }
}
