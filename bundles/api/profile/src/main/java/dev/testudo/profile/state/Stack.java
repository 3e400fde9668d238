package dev.testudo.profile.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The operations that one thread has under way. It belongs to a thread as long as there are any,
 * and to nobody in between; the thread finds it by its id and leaves nothing in itself.
 */
public final class Stack extends StackPad {
  /** Deeper than this nothing is profiled. */
  public static final int DEEPEST = 128;

  private static final int SHALLOW = 8;
  private static final long CLAIMED = Long.MAX_VALUE;
  private static final VarHandle OWNER;

  static {
    try {
      OWNER = MethodHandles.lookup().findVarHandle(Stack.class, "owner", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // The id of the thread whose it is; if it is nobody's, of whose it was last, negative.
  @SuppressWarnings("unused") // by the handle
  private volatile long owner;

  // The thread whose it is, or was last.
  private volatile WeakReference<Thread> thread = new WeakReference<>(null);

  /** Whether that is a virtual one. */
  public boolean virtual;

  /** How many operations are under way. */
  public int depth;

  /** The number given last. */
  public long numbers;

  private Frame[] frames = new Frame[0];

  /** The id of the thread whose it is; not above zero if it is nobody's. */
  public long owner() {
    return (long) OWNER.getOpaque(this);
  }

  /** Takes it again. For who had it last: false if somebody else has taken it since. */
  public boolean retake(long id) {
    return OWNER.compareAndSet(this, -id, id);
  }

  /** Takes it if it is nobody's, or if whose it is has died. */
  boolean claim(long id, Thread self) {
    long seen = owner();
    if ((seen > 0 && !isDead(seen)) || !OWNER.compareAndSet(this, seen, CLAIMED)) {
      return false;
    }
    if (!thread.refersTo(self)) {
      thread = new WeakReference<>(self);
      virtual = self.getClass().getName().endsWith("VirtualThread");
    }
    OWNER.setRelease(this, id);
    return true;
  }

  private boolean isDead(long seen) {
    Thread whose = thread.get();
    return seen != CLAIMED && (whose == null || !whose.isAlive());
  }

  /** Leaves it. For its owner. */
  public void leave(long id) {
    OWNER.setRelease(this, -id);
  }

  /** The frame at a depth that is there. */
  public Frame at(int place) {
    return frames[place];
  }

  /** The innermost of those under way; null if there is none. */
  public @Nullable Frame top() {
    return depth == 0 ? null : frames[depth - 1];
  }

  /** The frame for the next operation; null if it is too deep. */
  public @Nullable Frame push() {
    if (depth == frames.length && !grow()) {
      return null;
    }
    Frame next = frames[depth++];
    next.number = ++numbers;
    return next;
  }

  private boolean grow() {
    if (depth == DEEPEST) {
      return false;
    }
    int old = frames.length;
    frames = Arrays.copyOf(frames, Math.min(DEEPEST, Math.max(SHALLOW, 2 * old)));
    for (int i = old; i < frames.length; i++) {
      frames[i] = new Frame(this);
    }
    return true;
  }
}
