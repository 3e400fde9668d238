package dev.testudo.profile.state;

import dev.testudo.profile.Profile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An operation under way, at one depth of one thread's stack. Used again and again. What is not
 * volatile is read and written by that thread alone.
 */
public final class Frame implements Profile {
  private static final VarHandle CLOSER;

  static {
    try {
      CLOSER = MethodHandles.lookup().findVarHandle(Frame.class, "closer", Closer.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The stack that it is in. */
  public final Stack stack;

  /** Where it is, in the tree; null if it is not under way. */
  public @Nullable Node node;

  /** What it is. */
  public @Nullable OperationCell operation;

  /** Another one for each operation of the stack. */
  public long number;

  /** Whether no other of the same operation is around it. */
  public boolean outermost;

  /** When it began, in nanoseconds of the clock. */
  public long began;

  /** What its thread had allocated then; negative if it is not taken. */
  public long allocated;

  /** How long what is nested in it took. */
  public long nested;

  /** How much that allocated. */
  public long nestedBytes;

  /** The attempt of the guarded call that it is of. */
  public int attempt;

  /** When another thread closed it; only if {@link #closedElsewhere}. */
  public long ended;

  /** Written after {@link #ended}. */
  public volatile boolean closedElsewhere;

  /** The row that its thread counts in, see {@link dev.testudo.state.Stripes}. */
  public int row;

  // Who closes it; null if it is not under way, or not to be closed by hand.
  @SuppressWarnings("unused") // by the handle
  private @Nullable Closer closer;

  public Frame(Stack stack) {
    this.stack = stack;
  }

  /** Closes frames. */
  public interface Closer {
    void close(Frame frame);
  }

  /** Says who closes it; null for nobody. For its thread. */
  public void closer(@Nullable Closer who) {
    CLOSER.setRelease(this, who);
  }

  @Override
  public void close() {
    Closer who = (Closer) CLOSER.getAcquire(this);
    if (who != null) {
      who.close(this);
    }
  }
}
