package dev.testudo.state.provider;

import dev.testudo.ServiceGoneException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one table of all slots, as an epoch: a switch gives any number of slots a next version,
 * marked with the next epoch, and then publishes that epoch in one volatile write. See {@link
 * Visit} for how a call pins an epoch, {@link Target} for the versions.
 */
final class Dispatch {
  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

  volatile long epoch = 1;

  // Finding the thread's visit is most of what a call through a face costs, and a thread-local
  // with a weak reference in it is slow to find: each load waits for the one before. So a table by
  // the thread's id is looked into first. It is a mere cache: what is found is used only if it is
  // this thread's own, and of two threads that want one place the second goes without.
  private static final int RECENT = 1024;
  private static final VarHandle PLACE = MethodHandles.arrayElementVarHandle(Visit[].class);
  private final @Nullable Visit[] recent = new Visit[RECENT];

  // A thread keeps only a reference of the JDK: nothing here holds a foreign thread's loader, and
  // nothing there holds ours.
  @SuppressWarnings("ThreadLocalUsage") // as long as this dispatch, of which a program has one
  private final ThreadLocal<WeakReference<Visit>> mine = new ThreadLocal<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final ConcurrentLinkedQueue<Visit> spare = new ConcurrentLinkedQueue<>();
  private final int maxHeld;
  private volatile Visit[] visits = new Visit[0];
  private int nextDead;
  private long targets; // guarded by the lock

  /** Versions that calls may still be pinned to; guarded by the lock. */
  private final List<Target> toCut = new ArrayList<>();

  private volatile boolean cutting;

  /** One slot's next version, of whatever is given it. */
  interface Version {
    Target at(long epoch, @Nullable Target previous);
  }

  record Step(Slot slot, Version next) {}

  Dispatch(int maxHeld) {
    this.maxHeld = maxHeld;
  }

  /** The calling thread's visit. */
  Visit visit() {
    Thread self = Thread.currentThread();
    Visit visit = (Visit) PLACE.getAcquire(recent, place(self));
    return visit != null && visit.isOf(self) ? visit : remembered(self);
  }

  /** The calling thread's visit, if it has one. */
  @Nullable Visit visitIfAny() {
    Thread self = Thread.currentThread();
    Visit visit = (Visit) PLACE.getAcquire(recent, place(self));
    if (visit != null && visit.isOf(self)) {
      return visit;
    }
    WeakReference<Visit> reference = mine.get();
    return reference == null ? null : reference.get();
  }

  private static int place(Thread thread) {
    return (int) thread.getId() & (RECENT - 1);
  }

  private Visit remembered(Thread self) {
    WeakReference<Visit> reference = mine.get();
    Visit visit = reference == null ? null : reference.get();
    if (visit == null) {
      visit = newVisit(self);
    }
    if (!visit.borrowed) {
      int place = place(self);
      Visit there = (Visit) PLACE.getAcquire(recent, place);
      if (there == null || there.thread.refersTo(null)) {
        PLACE.setRelease(recent, place, visit);
      }
    }
    return visit;
  }

  /** Switches all these slots at once. */
  void publish(List<Step> steps) {
    lock.lock();
    try {
      long next = epoch + 1;
      List<Target> replaced = new ArrayList<>(steps.size());
      for (Step step : steps) {
        Target before = step.slot().current;
        Target version = step.next().at(next, before);
        version.id = ++targets;
        step.slot().current = version;
        replaced.add(before);
        toCut.add(version);
      }
      epoch = next; // the switch
      for (Target before : replaced) {
        if (before.arrival != null) {
          before.arrival.countDown();
        }
      }
      cutting = true;
    } finally {
      lock.unlock();
    }
    cut();
  }

  /**
   * Lets go of versions that no call is pinned to any more. Called after switches and each tick.
   */
  void cut() {
    if (!cutting || !lock.tryLock()) {
      return;
    }
    try {
      long oldest = oldestPinned();
      toCut.removeIf(
          target -> {
            boolean free = target.since <= oldest;
            if (free) {
              target.previous = null;
            }
            return free;
          });
      cutting = !toCut.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private long oldestPinned() {
    VarHandle.fullFence();
    long oldest = Long.MAX_VALUE;
    for (Visit visit : visits) {
      long pinned = visit.pinned();
      if (pinned != 0 && pinned < oldest) {
        oldest = pinned;
      }
    }
    return oldest;
  }

  /**
   * Waits until no call but the caller's own is inside the object of a target that has a successor
   * or is away: in this version of it or in one before, which had other gates.
   *
   * @return the threads that are still inside when the time is over; none if all have left
   */
  List<Thread> drain(Target target, Duration limit) {
    List<Target> versions = versions(target);
    versions.forEach(version -> version.closing = true);
    long end = System.nanoTime() + limit.toNanos();
    long pause = 1_000;
    for (; ; ) {
      List<Thread> inside = inside(versions);
      boolean stages = versions.stream().anyMatch(version -> stagesInFlight(version) > 0);
      if ((inside.isEmpty() && !stages) || System.nanoTime() - end >= 0) {
        return inside;
      }
      LockSupport.parkNanos(this, pause);
      pause = Math.min(pause * 2, 1_000_000);
    }
  }

  // A call that is inside an older version is pinned to its epoch, so the chain still leads there.
  private static List<Target> versions(Target target) {
    List<Target> versions = new ArrayList<>();
    for (Target one = target; one != null; one = one.previous) {
      if (one.object == target.object) {
        versions.add(one);
      }
    }
    return versions;
  }

  /** The other threads that are inside a target's object now. */
  List<Thread> inside(Target target) {
    return inside(versions(target));
  }

  private List<Thread> inside(List<Target> versions) {
    VarHandle.fullFence();
    List<Thread> inside = new ArrayList<>();
    for (Visit visit : visits) {
      if (versions.stream().anyMatch(visit::isInside)) {
        Thread thread = visit.thread.get();
        if (thread != null && thread != Thread.currentThread()) {
          inside.add(thread);
        }
      }
    }
    return inside;
  }

  /** Outs before ins: what is counted out was counted in, so the difference is never short. */
  static long stagesInFlight(Target target) {
    long out = target.stagesOut.sum();
    return target.stagesIn.sum() - out;
  }

  /**
   * Waits until a slot has something again.
   *
   * @throws ServiceGoneException if it has not in time, or if this thread must not wait
   */
  void hold(Slot slot, Target away, Visit visit) {
    long left = away.deadline - System.nanoTime();
    Thread self = Thread.currentThread();
    if (left <= 0 || away.arrival == null) {
      throw new ServiceGoneException(slot.identity + " is gone");
    }
    if (visit.inLifecycle() || slot.remover == self) {
      throw new ServiceGoneException(
          slot.identity + " is being replaced, by the thread that calls it: it cannot wait");
    }
    if (slot.held.incrementAndGet() > maxHeld) {
      slot.held.decrementAndGet();
      throw new ServiceGoneException(
          slot.identity + " is being replaced, and " + maxHeld + " calls wait for it already");
    }
    try {
      if (!away.arrival.await(left, TimeUnit.NANOSECONDS)) {
        throw new ServiceGoneException(slot.identity + " went away and nothing took its place");
      }
    } catch (InterruptedException e) {
      self.interrupt();
      throw new ServiceGoneException("interrupted while waiting for " + slot.identity);
    } finally {
      slot.held.decrementAndGet();
    }
  }

  private Visit newVisit(Thread thread) {
    boolean virtual = virtual(thread);
    Visit visit = null;
    if (virtual) {
      visit = spare.poll();
    }
    if (visit == null) {
      visit = register(thread, virtual);
    } else {
      visit.thread = new WeakReference<>(thread);
    }
    mine.set(new WeakReference<>(visit));
    return visit;
  }

  void giveBack(Visit visit) {
    mine.remove();
    spare.add(visit);
  }

  // A number is taken over from a thread that has died, so that they stay as few as the threads.
  private Visit register(Thread thread, boolean borrowed) {
    lock.lock();
    try {
      Visit[] all = visits;
      for (int tried = 0; tried < Math.min(all.length, 64); tried++) {
        nextDead = (nextDead + 1) % all.length;
        Visit old = all[nextDead];
        Thread owner = old.thread.get();
        if (!old.borrowed && (owner == null || !owner.isAlive())) {
          Visit visit = new Visit(this, nextDead, thread, borrowed);
          Visit[] copy = all.clone();
          copy[nextDead] = visit;
          visits = copy;
          return visit;
        }
      }
      Visit visit = new Visit(this, all.length, thread, borrowed);
      Visit[] grown = Arrays.copyOf(all, all.length + 1);
      grown[all.length] = visit;
      visits = grown;
      return visit;
    } finally {
      lock.unlock();
    }
  }

  private static boolean virtual(Thread thread) {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException e) {
      return null; // before 21 there are none
    }
  }
}
