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
 */
public final class Visit {
  private static final VarHandle PINNED;
  private static final VarHandle STACK;

  static {
    try {
      PINNED = MethodHandles.lookup().findVarHandle(Visit.class, "pinned", long.class);
      STACK = MethodHandles.arrayElementVarHandle(Target[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** This visit's number: small, and of no other visit at the same time. */
  public final int number;

  private final Dispatch dispatch;

  /** Whose it is; of a borrowed one, whose it is for now. */
  volatile WeakReference<Thread> thread;

  /** Taken for one call of a thread that has none of its own. */
  final boolean borrowed;

  private long pinned; // 0: not in a call
  private int depth;
  private volatile @Nullable Target[] stack = new Target[8];
  private int lifecycle;

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
    int at = depth;
    long epoch;
    if (at == 0) {
      epoch = dispatch.epoch;
      PINNED.setOpaque(this, epoch);
    } else {
      epoch = pinned;
    }
    Target target = slot.at(epoch);
    @Nullable Target[] calls = stack;
    if (at < calls.length) {
      STACK.setOpaque(calls, at, target);
      depth = at + 1;
      VarHandle.fullFence();
      if (!target.closing && target.object != null && (at > 0 || dispatch.epoch == epoch)) {
        return target;
      }
    }
    return enterOrGiveBack(slot, at);
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
    int at = depth - 1;
    depth = at;
    STACK.setRelease(stack, at, null);
    if (at == 0) {
      PINNED.setRelease(this, 0L);
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

  // Rare: the epoch turned just now, the target is closing or away, or the stack is to grow.
  private Target enterSlowly(Slot slot, int at) {
    if (at >= stack.length) {
      stack = Arrays.copyOf(stack, at * 2); // entries before the publication, by the volatile write
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
      STACK.setOpaque(stack, at, target);
      depth = at + 1;
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

  /** What it entered last. */
  Target innermost() {
    return Objects.requireNonNull(stack[depth - 1]);
  }

  boolean inLifecycle() {
    return lifecycle > 0;
  }

  void lifecycle(int by) {
    lifecycle += by;
  }

  boolean idle() {
    return depth == 0;
  }

  /** The epoch it is pinned to, or 0. For the switcher, after a full fence. */
  long pinned() {
    return (long) PINNED.getAcquire(this);
  }

  /** Whether it is inside a target. For the switcher, after a full fence. */
  boolean isInside(Target target) {
    for (Target one : stack) {
      if (one == target) {
        return true;
      }
    }
    return false;
  }
}
