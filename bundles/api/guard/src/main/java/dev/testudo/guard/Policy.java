package dev.testudo.guard;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One shield of a chain: asked on the way in, told on the way out.
 *
 * <p>A policy is called by many threads at once and keeps what it counts in the vault. It owns no
 * thread and no timer: whoever has to wait says so, and the engine waits. What it throws by itself
 * is counted as a fault of the policy and changes nothing for the call; the other policies are left
 * in order all the same.
 *
 * <p>For each {@code enter} that gave a permit there is exactly one {@code exit} with that permit,
 * whatever way the call ends.
 */
@ConsumerType
public interface Policy {
  /** Answer of {@link #enter}: the call is settled; say how by {@link Call#settle} or reject. */
  long SETTLED = -1;

  /** Answer of {@link #enter}: ask again later; say when by {@link Call#waitFor}. */
  long WAIT = -2;

  /**
   * The way in.
   *
   * @return a permit of zero or more, which comes back at {@link #exit}; or {@link #SETTLED}, or
   *     {@link #WAIT}
   */
  long enter(Call call);

  /**
   * The way out. The policy may replace the outcome ({@link Call#settle}) or ask for a further
   * attempt ({@link Call#again}).
   *
   * @param permit what {@link #enter} gave for this attempt
   */
  void exit(Call call, long permit);

  /**
   * An attempt has ended, and a policy further in has asked for another: {@link Call} tells how it
   * came out, and for how long the call now waits ({@link Call#delay}). Only for those to whom
   * attempts are worth telling: the last one is told by {@link #exit}.
   *
   * @param permit what {@link #enter} gave for the call
   */
  default void attempted(Call call, long permit) {}

  /**
   * The work of a call that gives a stage is begun, by this thread, now; {@link #begun} follows in
   * the same thread. Comes for each attempt, and not for calls that give no stage, whose thread is
   * the one that entered.
   */
  default void begins(Call call, long permit) {}

  /** The work has been begun: this thread goes on to something else. See {@link #begins}. */
  default void begun(Call call, long permit) {}

  /**
   * The caller gave up while this policy had it wait, and will not come again: by an interrupt, or
   * because the call was cancelled or cut off. Comes in place of the next {@link #enter}.
   *
   * @param ticket what it gave with {@link Call#waitFor(long, long, dev.testudo.state.face.Wakeup)}
   */
  default void abandon(Call call, long ticket) {}

  /**
   * What it guards or counts by, the same object in every version of its provider, such as a cell:
   * two policies with the same subject are one shield. Null if it does not ask {@link
   * Call#isWithin}.
   */
  default @Nullable Object subject() {
    return null;
  }

  /** Whether it reads the result of a successful call: {@link Call#result} is null if none does. */
  default boolean needsResult() {
    return false;
  }

  /**
   * Whether it reads {@link Call#arguments()}: they are null if none does, since making an array of
   * them costs something.
   */
  default boolean needsArguments() {
    return false;
  }

  /** Whether it reads {@link Call#nanos()}: the clock is read only if one does. */
  default boolean needsTime() {
    return false;
  }

  /** Whether it must have the time of every single call; see {@link Call#timed()}. */
  default boolean needsExactTime() {
    return false;
  }

  /**
   * When {@link #exit} comes for a call whose caller was answered before the work ended (a
   * timeout): true to be told only when the work has really ended.
   */
  default boolean untilWorkEnds() {
    return false;
  }
}
