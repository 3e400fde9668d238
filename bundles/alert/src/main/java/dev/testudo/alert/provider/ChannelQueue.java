package dev.testudo.alert.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.ChannelSnapshot;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.state.ChannelCell;
import dev.testudo.alert.state.Waiting;
import dev.testudo.state.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one channel. While there is a channel of this name a thread gives it one alert
 * after the other; one that hangs in it holds up this queue alone. When the channel goes the thread
 * is interrupted and given up, whatever it does, and what is not delivered waits for the next.
 */
final class ChannelQueue {
  /** A queue is no longer than this: what comes then is dropped, and counted. */
  static final int MOST = 1000;

  /** A delivery that takes longer hangs. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An alert that could not be delivered for so long is given up. */
  static final Duration LIFE = Duration.ofDays(1);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final String name;
  private final ChannelCell cell;
  private final Clock clock;
  private final Notices notices;
  private final Map<String, CompletableFuture<Delivery>> tests = new ConcurrentHashMap<>();
  private final AtomicInteger workers = new AtomicInteger();
  private volatile @Nullable Worker worker;

  /** Where events go. */
  interface Notices {
    void note(String channel, String what, String text);

    /** What waits has changed. */
    void changed();
  }

  ChannelQueue(String name, ChannelCell cell, Clock clock, Notices notices) {
    this.name = name;
    this.cell = cell;
    this.clock = clock;
    this.notices = notices;
  }

  /** The channel is there, in place of the one before. */
  synchronized void serve(AlertChannel channel) {
    stop();
    Worker next = new Worker(channel, workers.incrementAndGet());
    worker = next;
    next.thread.start();
  }

  /** The channel has gone. */
  synchronized void stop() {
    Worker before = worker;
    worker = null;
    if (before != null) {
      before.end();
    }
  }

  /** Puts an alert behind the others; never waits. */
  void add(Alert alert) {
    synchronized (cell) {
      if (cell.queue.size() >= MOST) {
        if (cell.dropped.incrementAndGet() == 1) {
          notices.note(name, "FULL", MOST + " alerts wait; what comes now is dropped, and counted");
        }
        return;
      }
      cell.queue.addLast(new Waiting(alert, clock.nanos()));
      cell.notifyAll();
    }
    notices.changed();
  }

  /** The same for a test: tried once. */
  CompletableFuture<Delivery> test(Alert alert) {
    CompletableFuture<Delivery> outcome = new CompletableFuture<>();
    tests.put(alert.id(), outcome);
    add(alert);
    return outcome;
  }

  ChannelSnapshot snapshot() {
    Worker now = worker;
    int queued;
    synchronized (cell) {
      queued = cell.queue.size();
    }
    return new ChannelSnapshot(
        name,
        now == null ? "ABSENT" : now.hangs() ? "HANGS" : cell.problem.isEmpty() ? "UP" : "RETRYING",
        queued,
        cell.delivered.get(),
        cell.failed.get(),
        cell.dropped.get(),
        Optional.ofNullable(cell.last),
        cell.problem);
  }

  /** Leaves the queue to the next version. */
  void close() {
    stop();
    tests.values().forEach(one -> one.cancel(false));
  }

  private final class Worker implements Runnable {
    private final AlertChannel channel;
    final Thread thread;
    private volatile boolean over;
    private volatile boolean delivering;
    private volatile long since; // written before delivering

    Worker(AlertChannel channel, int number) {
      this.channel = channel;
      thread = new Thread(this, "testudo-alert-" + name + "-" + number);
      thread.setDaemon(true);
    }

    boolean hangs() {
      return delivering && clock.nanos() - since > PATIENCE.toNanos();
    }

    void end() {
      over = true;
      thread.interrupt();
      synchronized (cell) {
        cell.notifyAll();
      }
    }

    @Override
    public void run() {
      while (!over) {
        Waiting next = next();
        if (next != null) {
          since = clock.nanos();
          delivering = true;
          Delivery outcome = deliver(next.alert);
          delivering = false;
          settle(next, outcome);
        }
      }
    }

    // The first one, when it is due; null to look again.
    private @Nullable Waiting next() {
      synchronized (cell) {
        Waiting first = cell.queue.peekFirst();
        long wait = first == null ? Long.MAX_VALUE : first.due - clock.nanos();
        if (first != null && wait <= 0) {
          return first;
        }
        try {
          // Not longer than this, for the clock is not this machine's in tests.
          cell.wait(Math.max(1, Math.min(100, wait / 1_000_000)));
        } catch (InterruptedException e) {
          // It is over; or somebody interrupts a thread of ours, who has no business to.
        }
        return null;
      }
    }

    private Delivery deliver(Alert alert) {
      try {
        Delivery outcome = channel.deliver(alert);
        return outcome == null
            ? Delivery.failed(channel.getClass().getName() + " says nothing of the delivery")
            : outcome;
      } catch (Throwable e) { // an Error of a plugin is the plugin's, too
        return Delivery.retryAfter(Duration.ZERO, e.toString());
      }
    }

    private void settle(Waiting done, Delivery outcome) {
      CompletableFuture<Delivery> test = tests.remove(done.alert.id());
      synchronized (cell) {
        // A worker that was given up while it hung finds that another has done its work, or not:
        // what was delivered is, whoever did it.
        if (cell.queue.peekFirst() != done) {
          return;
        }
        Delivery decided = test == null ? afterLife(done, outcome) : outcome;
        switch (decided.result()) {
          case DELIVERED -> {
            cell.queue.removeFirst();
            cell.delivered.incrementAndGet();
            cell.last = clock.wall();
            cell.problem = "";
          }
          case FAILED -> {
            cell.queue.removeFirst();
            cell.failed.incrementAndGet();
            cell.problem = decided.reason();
          }
          case RETRY -> {
            if (over && test == null) {
              return; // it was interrupted for that: no fault of the alert's
            }
            if (test != null) {
              cell.queue.removeFirst();
            } else {
              done.due = clock.nanos() + pause(done.attempts++, decided.after()).toNanos();
            }
            cell.problem = decided.reason();
          }
        }
      }
      if (outcome.result() == Delivery.Result.FAILED) {
        notices.note(name, "FAILED", done.alert.id() + " is given up: " + outcome.reason());
      }
      notices.changed();
      if (test != null) {
        test.complete(outcome);
      }
    }

    private Delivery afterLife(Waiting done, Delivery outcome) {
      return outcome.result() == Delivery.Result.RETRY
              && clock.wall().isAfter(at(done.alert).plus(LIFE))
          ? Delivery.failed("not delivered for " + LIFE.toDays() + " day: " + outcome.reason())
          : outcome;
    }
  }

  private static Instant at(Alert alert) {
    return alert.resolvedAt().or(alert::firedAt).orElse(alert.activeAt());
  }

  // Twice as long each time; never sooner than the channel says, nor later than is of use.
  private static Duration pause(int attempts, Duration asked) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 9));
    Duration longest = own.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own;
    Duration most = asked.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : asked;
    return most.compareTo(longest) > 0 ? most : longest;
  }
}
