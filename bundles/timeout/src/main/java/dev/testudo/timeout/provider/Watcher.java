package dev.testudo.timeout.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.state.Clock;
import dev.testudo.timeout.CallTimeoutException;
import dev.testudo.timeout.state.Row;
import dev.testudo.timeout.state.Slot;
import dev.testudo.timeout.state.Watch;
import java.lang.System.Logger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all calls under way and cuts those off that have reached their limit. One thread for all
 * timeouts, which is there while there are any. It looks often enough to have seen each call once
 * before its limit, a sixteenth of the shortest but every ten milliseconds at least, and then wakes
 * up for it: so calls need not wake it.
 */
final class Watcher implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Watcher.class.getName());
  private static final long SHORTEST = 1_000_000;
  private static final long LONGEST = 10_000_000;
  private static final int SHARE = 16;

  private final Watch watch;
  private final Clock clock;
  private final Map<String, Long> limits = new ConcurrentHashMap<>();
  private volatile long step = LONGEST;
  private volatile boolean closed;
  private @Nullable Thread thread; // by the lock

  Watcher(Watch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  /** A timeout of this name is there, with this limit in nanoseconds. */
  synchronized void watch(String name, long limit) {
    limits.put(name, limit);
    adapt();
    if (thread == null && !closed) {
      Thread made = new Thread(this::run, "testudo-timeout-watcher-1");
      made.setDaemon(true);
      thread = made;
      made.start();
    }
    LockSupport.unpark(thread);
  }

  /** A timeout is gone. The thread stays: calls may still be under way. */
  synchronized void forget(String name) {
    limits.remove(name);
    adapt();
  }

  private void adapt() {
    long shortest = limits.values().stream().mapToLong(Long::longValue).min().orElse(LONGEST);
    step = Math.max(SHORTEST, Math.min(LONGEST, shortest / SHARE));
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(this, Math.max(1, Math.min(step, scan())));
    }
  }

  /** Cuts off what is due; gives how long until the next is. */
  private long scan() {
    long now = clock.nanos();
    long next = Long.MAX_VALUE;
    for (int i = 0; i < watch.rows.length(); i++) {
      Row row = watch.rows.getAcquire(i);
      if (row != null) {
        for (Slot slot : row.slots) {
          next = Math.min(next, look(slot, now));
        }
      }
    }
    for (Slot slot : watch.others.values()) {
      next = Math.min(next, look(slot, now));
    }
    return next;
  }

  private static long look(Slot slot, long now) {
    long looked = slot.look();
    if (!Slot.isArmed(looked)) {
      return Long.MAX_VALUE;
    }
    long left = slot.deadline - now;
    if (left > 0) {
      return left;
    }
    if (slot.fire(looked)) {
      try {
        cutOff(slot);
      } catch (RuntimeException e) { // whoever it is, the others must be watched on
        LOG.log(WARNING, "a call could not be cut off", e);
      } finally {
        slot.fired();
      }
    }
    return Long.MAX_VALUE;
  }

  private static void cutOff(Slot slot) {
    Thread thread = slot.thread;
    if (thread != null) {
      slot.interruptedBefore = thread.isInterrupted();
      thread.interrupt();
    } else if (slot.cutOff != null) {
      Throwable why = new CallTimeoutException(slot.timeout, slot.operation, slot.limit);
      slot.why = why;
      slot.cutOff.accept(why);
    }
  }

  /** Ends the thread. Calls under way are left to the next version. */
  @Override
  public void close() {
    closed = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null && running != Thread.currentThread()) {
      LockSupport.unpark(running);
      boolean interrupted = false;
      while (running.isAlive()) {
        try {
          running.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
