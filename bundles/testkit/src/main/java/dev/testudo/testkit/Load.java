package dev.testudo.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Threads that do the same over and over, and count. */
public final class Load implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder calls = new LongAdder();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  /** What is done; may throw what it likes. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  /** As many threads for each step. */
  public Load(int number, Step... steps) {
    for (int i = 0; i < number * steps.length; i++) {
      Step step = steps[i % steps.length];
      Thread thread = new Thread(() -> drive(step), "load-" + i);
      threads.add(thread);
      thread.start();
    }
  }

  private void drive(Step step) {
    while (!over) {
      try {
        step.run();
      } catch (Throwable e) {
        failures.add(e);
      }
      calls.increment();
    }
  }

  /** How many steps have ended, well or not. */
  public long calls() {
    return calls.sum();
  }

  /** The first things that the steps threw, enough to say what is wrong. */
  public List<Throwable> failures() {
    return failures.stream().limit(5).toList();
  }

  /** Ends the threads; then the counts are final. */
  @Override
  public void close() {
    over = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while the load ended", e);
    }
  }
}
