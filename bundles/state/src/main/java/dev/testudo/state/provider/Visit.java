package dev.testudo.state.provider;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thread's calls through faces, outermost first. Public for the generated faces.
 *
 * <p>The outermost call pins the epoch that is current then, and with it every target of that
 * epoch: the calls that it makes in turn go to targets of the same epoch. Only the thread itself
 * writes here; who switches targets reads, to know exactly who is still inside which one. It hangs
 * on one pair of full fences (Dekker): the visit writes down where it goes, fences, and looks
 * whether epoch and target still hold; the switcher publishes, fences, and looks who has written
 * himself down. One of the two sees the other.
 *
 * <p>What costs time here is not the fence but loads that wait for each other and for the stores of
 * the call before. So a call that is made from outside of any face has a way of its own: it writes
 * constants instead of what it reads and counts, and targets as numbers, since a reference costs
 * the collector's barrier. And no two visits share a line of the cache, wherever the collector puts
 * them.
 */
public final class Visit extends VisitLine {
  private static final VarHandle PINNED;
  private static final VarHandle OUTERMOST;
  private static final VarHandle NESTED = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      PINNED = lookup.findVarHandle(VisitLine.class, "pinned", long.class);
      OUTERMOST = lookup.findVarHandle(VisitLine.class, "outermost", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // Two lines of the cache behind what is written.
  long after0;
  long after1;
  long after2;
  long after3;
  long after4;
  long after5;
  long after6;
  long after7;
  long after8;
  long after9;
  long after10;
  long after11;
  long after12;
  long after13;
  long after14;
  long after15;

  /** This visit's number: small, and of no other visit at the same time. */
  public final int number;

  private final Dispatch dispatch;

  /** Whose it is; of a borrowed one, whose it is for now. */
  volatile WeakReference<Thread> thread;

  /** Taken for one call of a thread that has none of its own. */
  final boolean borrowed;

  /** The ids of the targets of the calls inside the outermost one. */
  private volatile long[] nested = new long[8];

  private int lifecycle;
  private @Nullable Target resumed;

  Visit(Dispatch dispatch, int number, Thread thread, boolean borrowed) {
    this.dispatch = dispatch;
    this.number = number;
    this.thread = new WeakReference<>(thread);
    this.borrowed = borrowed;
  }

  /**
   * Goes into what a slot stands for. Each {@code enter} that returns is followed by one {@link
   * #leave}.
   *
   * @throws dev.testudo.ServiceGoneException if there is nothing, and nothing comes in time
   */
  public Target enter(Slot slot) {
    if (depth != 0) {
      return enterNested(slot, depth);
    }
    long epoch = dispatch.epoch;
    PINNED.setOpaque(this, epoch);
    Target target = slot.at(epoch);
    OUTERMOST.setOpaque(this, target.id);
    depth = 1;
    VarHandle.fullFence();
    if (!target.closing && target.object != null && dispatch.epoch == epoch) {
      return target;
    }
    return enterOrGiveBack(slot, 0);
  }

  /** Comes back from the innermost target. */
  public void leave() {
    pop();
    if (borrowed && depth == 0) {
      dispatch.giveBack(this);
    }
  }

  /** Comes back, but keeps the visit: the call waits and will {@link #reenter}. */
  void pop() {
    if (depth == 1) {
      depth = 0;
      OUTERMOST.setRelease(this, 0L);
      PINNED.setRelease(this, 0L);
    } else {
      depth--;
      NESTED.setRelease(nested, depth - 1, 0L);
    }
  }

  /** Goes in again after {@link #pop}; counts as entered even if it throws. */
  Target reenter(Slot slot) {
    try {
      return enterSlowly(slot, depth);
    } catch (RuntimeException e) {
      if (depth == 0) {
        PINNED.setOpaque(this, dispatch.epoch);
      }
      depth++;
      throw e;
    }
  }

  private Target enterNested(Slot slot, int at) {
    Target target = slot.at(pinned);
    if (at <= nested.length) {
      writeDown(at, target);
      VarHandle.fullFence();
      if (!target.closing && target.object != null) {
        return target;
      }
    }
    return enterOrGiveBack(slot, at);
  }

  private void writeDown(int at, Target target) {
    if (at == 0) {
      OUTERMOST.setOpaque(this, target.id);
    } else {
      NESTED.setOpaque(nested, at - 1, target.id);
    }
    depth = at + 1;
  }

  private Target enterOrGiveBack(Slot slot, int at) {
    try {
      return enterSlowly(slot, at);
    } catch (RuntimeException e) {
      if (borrowed && depth == 0) {
        dispatch.giveBack(this);
      }
      throw e;
    }
  }

  // Rare: the epoch turned just now, the target is closing or away, or there are many calls inside
  // each other.
  private Target enterSlowly(Slot slot, int at) {
    if (at > nested.length) {
      nested = Arrays.copyOf(nested, at * 2); // with what is in it, by the volatile write
    }
    for (; ; ) {
      long epoch = at == 0 ? dispatch.epoch : pinned;
      if (at == 0) {
        PINNED.setOpaque(this, epoch);
      }
      Target target = slot.at(epoch);
      if (target.closing || target.object == null) {
        target = slot.current; // this call may be older than the successor
      }
      writeDown(at, target);
      VarHandle.fullFence();
      if (target.object == null) {
        pop();
        dispatch.hold(slot, target, this);
      } else if (!target.closing && (at > 0 || dispatch.epoch == epoch)) {
        return target;
      } else if (target.closing && target == slot.current) {
        return target; // lingers: there is no successor yet, and the old code still works
      }
    }
  }

  /** Keeps the target that was entered again, until the generated code asks for it. */
  void resumeAt(Target target) {
    resumed = target;
  }

  /** What {@link #resumeAt} kept; forgets it. */
  Target resumed() {
    Target target = Objects.requireNonNull(resumed);
    resumed = null;
    return target;
  }

  /** Whether a thread's own calls are here. */
  boolean isOf(Thread caller) {
    return thread.refersTo(caller);
  }

  boolean inLifecycle() {
    return lifecycle > 0;
  }

  void lifecycle(int by) {
    lifecycle += by;
  }

  /** The epoch it is pinned to, or 0. For the switcher, after a full fence. */
  long pinned() {
    return (long) PINNED.getAcquire(this);
  }

  /** Whether it is inside a target. For the switcher, after a full fence. */
  boolean isInside(Target target) {
    long id = target.id;
    if (id == 0) {
      return false; // never published: nobody could enter it
    }
    if ((long) OUTERMOST.getAcquire(this) == id) {
      return true;
    }
    long[] ids = nested;
    for (int i = 0; i < ids.length; i++) {
      if ((long) NESTED.getAcquire(ids, i) == id) {
        return true;
      }
    }
    return false;
  }
}
