package dev.testudo.state.provider;

import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Passage;
import dev.testudo.state.face.Wakeup;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What every generated face has; public for these alone, which live in loaders of their own. A
 * face's identity is its own: {@code equals} and {@code hashCode} are not passed on.
 */
public abstract class FaceBase {
  private final Dispatch dispatch;
  final Slot slot;

  @SuppressWarnings("unused") // keeps it reachable
  private @Nullable Object held;

  /**
   * @param dispatch a {@link Dispatch}
   */
  protected FaceBase(Object dispatch, Slot slot) {
    this.dispatch = (Dispatch) dispatch;
    this.slot = slot;
  }

  /** Keeps what belongs to the face for as long as somebody holds the face. */
  final void holds(Object what) {
    held = what;
  }

  /** The calling thread's visit, not yet entered. */
  public final Visit visit() {
    return dispatch.visit();
  }

  /** The slot to enter. */
  public final Slot slot() {
    return slot;
  }

  /**
   * Waits as a policy asked for: outside of any generation, so that a long wait pins no old code.
   *
   * @return the passage on which the call goes on, or null if it goes on without a gate
   * @throws Throwable what the last attempt threw, if the wait is interrupted
   */
  public final @Nullable Passage pause(
      Visit visit, Gate gate, Passage passage, int method, @Nullable Object[] arguments)
      throws Throwable {
    long until = System.nanoTime() + gate.left(passage);
    Wakeup wakeup = passage.wakeup;
    Throwable failure = passage.failure;
    long[] numbers = gate.suspend(passage);
    visit.pop();
    boolean interrupted = parkUntil(until, wakeup);
    Target target;
    try {
      target = visit.reenter(slot);
    } catch (RuntimeException gone) { // nothing came in time: policies further out are left as well
      gate.settled(gate.abandoned(visit.number, numbers, gone));
      throw gone;
    }
    Gate now = target.gate(method);
    if (interrupted) {
      Thread.currentThread().interrupt();
      Throwable why =
          failure != null
              ? failure
              : new CancellationException("interrupted while waiting to call " + slot.identity);
      Passage ended = (now == null ? gate : now).abandoned(visit.number, numbers, why);
      if (now == null) {
        gate.settled(ended);
        throw why;
      }
      visit.resumeAt(target);
      return ended;
    }
    Passage resumed = now == null ? null : now.resume(visit.number, numbers, arguments);
    visit.resumeAt(target); // last: what was resumed may have made calls that waited as well
    return resumed;
  }

  /** Where a call goes that has paused: what it entered again. */
  public final Target resumed(Visit visit) {
    return visit.resumed();
  }

  /** The whole way of a guarded method that gives a stage. */
  public final CompletionStage<?> stage(Gate gate, Visit visit, int method, Object[] arguments) {
    return gate.stage(new StageInvocation(this, dispatch, method, arguments));
  }

  /**
   * Calls a method that gives a stage, by its number. Generated.
   *
   * @throws Throwable what the target throws
   */
  protected abstract CompletionStage<?> invoke(Object target, int method, Object[] arguments)
      throws Throwable;

  @Override
  public String toString() {
    return "face of " + slot.identity;
  }

  private static boolean parkUntil(long until, @Nullable Wakeup wakeup) {
    if (wakeup != null) {
      wakeup.sleeper(Thread.currentThread());
    }
    for (; ; ) {
      if (Thread.interrupted()) {
        return true;
      }
      long left = until - System.nanoTime();
      if (left <= 0 || (wakeup != null && wakeup.woken())) {
        return false;
      }
      LockSupport.parkNanos(left);
    }
  }
}
