package dev.testudo.state.face;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One call on its way through a gate: the part of it that the face reads. Mutable, used by one
 * thread at a time, reused for later calls of that thread.
 */
@ProviderType
public abstract class Passage {
  /** The target is to be called, for the first time or again. */
  public static final int GO = 0;

  /** The call is over and what the target gave or threw stands. */
  public static final int DONE = 1;

  /** The call is over with the outcome that {@link Gate#settled} gives or throws. */
  public static final int SETTLED = 2;

  /** The thread is to wait until {@link #resumeAt} and then go on with {@link Gate#resume}. */
  public static final int WAIT = 3;

  /** What the face has to do next: one of the four above. */
  public int status;

  /** With {@link #WAIT}: when to go on, in nanoseconds of the clock. */
  public long resumeAt;

  /** With {@link #WAIT}: ends the wait before that, if there is one. */
  public @Nullable Wakeup wakeup;

  /** With {@link #WAIT}: what the last attempt threw; the outcome if the wait is interrupted. */
  public @Nullable Throwable failure;
}
