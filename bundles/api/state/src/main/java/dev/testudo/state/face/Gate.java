package dev.testudo.state.face;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a call passes on its way from a face to one operation of its target. The face drives it, as
 * its generated code shows best:
 *
 * <pre>{@code
 * Passage passage = gate.wantsArguments ? gate.enter(visit, arguments) : gate.enter(visit);
 * for (;;) {
 *   while (passage.status == GO) {
 *     try {
 *       result = target.method(…);
 *     } catch (Throwable failure) {
 *       gate.failed(passage, failure);
 *       if (passage.status == DONE) throw failure;
 *       continue;
 *     }
 *     gate.succeeded(passage, gate.wantsResult ? result : null);
 *   }
 *   if (passage.status == DONE) return result;
 *   if (passage.status == SETTLED) return gate.settled(passage);
 *   // WAIT: leave this generation, park, and resume in the one that is current then
 * }
 * }</pre>
 *
 * Methods are called by the thread of the call and never throw what a policy throws.
 */
@ConsumerType
public abstract class Gate {
  /** Whether {@link #succeeded} is to be given the result; false saves boxing. */
  public final boolean wantsResult;

  /** Whether {@link #enter} is to be given the arguments; false saves boxing. */
  public final boolean wantsArguments;

  protected Gate(boolean wantsResult) {
    this(wantsResult, false);
  }

  protected Gate(boolean wantsResult, boolean wantsArguments) {
    this.wantsResult = wantsResult;
    this.wantsArguments = wantsArguments;
  }

  /**
   * Opens a call and goes its way in.
   *
   * @param visit the number of this thread's visit, which no other thread has at the same time; for
   *     what is kept by thread
   */
  public abstract Passage enter(int visit);

  /**
   * The same with the call's arguments.
   *
   * @param arguments not to be changed, nor kept for longer than the call
   */
  public Passage enter(int visit, @Nullable Object[] arguments) {
    return enter(visit);
  }

  /** The target gave a result; goes the way out, or starts another attempt. */
  public abstract void succeeded(Passage passage, @Nullable Object result);

  /** The target threw; goes the way out, or starts another attempt. */
  public abstract void failed(Passage passage, Throwable failure);

  /**
   * The outcome that replaces the target's own.
   *
   * @throws Throwable if that is the outcome
   */
  public abstract @Nullable Object settled(Passage passage) throws Throwable;

  /** For how many nanoseconds a passage is to wait, by the clock that it was timed by. */
  public long left(Passage passage) {
    return passage.resumeAt - System.nanoTime();
  }

  /** Ends a passage that is to wait and gives the numbers from which it can go on. */
  public abstract long[] suspend(Passage passage);

  /** Goes on after a wait, perhaps at a later version of the gate that was suspended. */
  public abstract Passage resume(int visit, long[] numbers);

  /** The same with the call's arguments, wanted or not. */
  public Passage resume(int visit, long[] numbers, @Nullable Object[] arguments) {
    return resume(visit, numbers);
  }

  /**
   * Ends a passage whose wait was interrupted; the thread's interrupt flag is set. The passage
   * given is settled.
   *
   * @param failure what the last attempt threw, or what says that the wait was interrupted
   */
  public abstract Passage abandoned(int visit, long[] numbers, Throwable failure);

  /** The whole way for an operation that gives its result as a stage. Never throws. */
  public abstract CompletionStage<?> stage(Invocation invocation);

  /**
   * Goes on with a stage after a wait, perhaps at a later version of the gate that was suspended.
   *
   * @param outcome the future that the caller holds
   */
  public abstract void resumeStage(
      Invocation invocation, long[] numbers, CompletableFuture<@Nullable Object> outcome);
}
