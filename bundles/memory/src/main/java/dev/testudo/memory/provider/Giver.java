package dev.testudo.memory.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.Values;
import dev.testudo.memory.GivenBack;
import dev.testudo.memory.Pressure;
import dev.testudo.memory.PressureListener;
import dev.testudo.memory.Relief;
import dev.testudo.memory.state.GiverCell;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One listener. It is asked in a thread that is there for this one call; whoever asks waits for it
 * so long and no longer.
 */
final class Giver {
  private static final Logger LOG = System.getLogger(Giver.class.getName());

  private final PressureListener listener;
  private final String name;
  private final int order;
  private final GiverCell cell;
  private final AtomicInteger threads;
  private volatile @Nullable Thread asked;

  Giver(PressureListener listener, Function<String, GiverCell> cells, AtomicInteger threads) {
    this.listener = listener;
    this.threads = threads;
    String itsName = listener.getClass().getSimpleName();
    int itsOrder = PressureListener.LATE;
    try {
      itsName = listener.name();
      itsOrder = listener.order();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(WARNING, () -> listener.getClass().getName() + " does not say its name", e);
    }
    name = itsName;
    order = itsOrder;
    cell = cells.apply(name);
  }

  String name() {
    return name;
  }

  int order() {
    return order;
  }

  GiverCell cell() {
    return cell;
  }

  boolean hangs() {
    Thread thread = asked;
    return thread != null && thread.isAlive();
  }

  /** What one call gave; written by its thread, read after that has ended. */
  private static final class Answer {
    private Relief relief = Relief.NONE;
    private String problem = "";
  }

  /**
   * Asks it.
   *
   * @param now for people
   */
  GivenBack ask(Pressure pressure, Duration limit, Instant now) {
    if (hangs()) {
      return failed(Duration.ZERO, "has not returned since it was last asked");
    }
    long began = System.nanoTime();
    Answer answer = new Answer();
    Thread thread =
        new Thread(
            () -> relieve(pressure, answer), "testudo-memory-relief-" + threads.incrementAndGet());
    thread.setDaemon(true);
    asked = thread;
    cell.asked.incrementAndGet();
    cell.last = now;
    thread.start();
    boolean ended = join(thread, limit);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (!ended) {
      thread.interrupt();
      return failed(took, "did not return within " + Values.write(limit));
    }
    asked = null;
    if (!answer.problem.isEmpty()) {
      return failed(took, answer.problem);
    }
    cell.problem = "";
    Relief relief = answer.relief;
    cell.entries.addAndGet(relief.entries());
    cell.bytes.addAndGet(relief.bytes());
    return new GivenBack(name, relief.entries(), relief.bytes(), took, "");
  }

  private void relieve(Pressure pressure, Answer answer) {
    try {
      Relief relief = listener.relieve(pressure);
      answer.relief = new Relief(Math.max(0, relief.entries()), Math.max(0, relief.bytes()));
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      answer.problem = e.toString().replace('\n', ' ');
    } catch (OutOfMemoryError e) { // of all times now
      answer.problem = "there was no memory left to give memory back";
    }
  }

  private static boolean join(Thread thread, Duration limit) {
    try {
      thread.join(Math.max(1, limit.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // we are to end: so is it
    }
    return !thread.isAlive();
  }

  private GivenBack failed(Duration took, String problem) {
    cell.failures.incrementAndGet();
    cell.problem = problem;
    return new GivenBack(name, 0, 0, took, problem);
  }

  void interrupt() {
    Thread thread = asked;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Interrupts what it is doing, and waits a little for it to end. */
  void end() {
    Thread thread = asked;
    if (thread != null) {
      thread.interrupt();
      join(thread, Duration.ofSeconds(1));
    }
  }
}
