package dev.testudo.guard;

import dev.testudo.RejectedException;
import dev.testudo.state.face.Flight;
import dev.testudo.state.face.Passage;
import dev.testudo.state.face.Wakeup;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through a chain. Mutable and reused: a policy reads and writes it only during
 * {@link Policy#enter} and {@link Policy#exit}, and never keeps it. Used by one thread at a time.
 */
public final class Call extends Passage {
  /** A chain has no more policies than this. */
  public static final int MAX_POLICIES = 16;

  private final long[] permits = new long[MAX_POLICIES];
  private int turn;
  private boolean odd;
  private @Nullable Object home;
  private @Nullable Call parent;
  private @Nullable Object[] subjects = {};
  private @Nullable Flight flight;
  private @Nullable List<Integer> unfinished;
  private Operation operation;
  private int row;
  private int attempt;
  private long start;
  private long attemptStart;
  private long end;
  private int tick;
  private boolean timed = true;
  private boolean drawn;
  private long span;
  private long scope;
  private boolean pending = true;

  /** How it came out, unless it is pending; else as the call before. */
  private Outcome outcome = Outcome.SUCCESS;

  private @Nullable Object result;
  private @Nullable Object @Nullable [] arguments;
  private boolean replaced;
  private boolean fallback;
  private boolean again;
  private long delay;
  private long ticket;
  private int ticketHolder;
  private @Nullable Object @Nullable [] attachments;

  /** For the engine, which has one for each depth of each thread. */
  public Call(Operation operation) {
    this.operation = operation;
  }

  /** What is called. */
  public Operation operation() {
    return operation;
  }

  /**
   * What it is called with, where some policy of the chain {@linkplain Policy#needsArguments()
   * needs} it; null if none does, or if nobody knows, as with calls in code that do not say. Not to
   * be changed, nor kept.
   */
  public @Nullable Object @Nullable [] arguments() {
    return arguments;
  }

  /**
   * Whether it gives a stage: then it may end in another thread than it began in, and the thread
   * that begins it goes on to other calls meanwhile.
   */
  public boolean staged() {
    return home == null;
  }

  /** The attempt, from 1. */
  public int attempt() {
    return attempt;
  }

  /** How the attempt came out, as the policies further in have left it. */
  public Outcome outcome() {
    return pending ? Outcome.PENDING : outcome;
  }

  /** The result, where some policy of the chain {@linkplain Policy#needsResult() needs} it. */
  public @Nullable Object result() {
    return result;
  }

  /** What was thrown, unless the outcome is a success. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** The calling thread's row for {@link dev.testudo.state.Stripes}. */
  public int row() {
    return row;
  }

  /**
   * Whether the time of this call was taken. Where reading the clock would cost as much as the call
   * itself, and no policy {@linkplain Policy#needsExactTime() needs} all times, it is taken of one
   * call in sixteen, drawn by lot, and of every call that lasts for two ticks of the coarse clock,
   * about two milliseconds. The others were shorter: the calls that are timed stand for them.
   */
  public boolean timed() {
    return timed;
  }

  /**
   * How long this attempt took, in nanoseconds; our own waiting is not part of it. 0 if the call is
   * not {@linkplain #timed() timed}.
   */
  public long nanos() {
    return end - attemptStart;
  }

  /**
   * How long the call took with all its attempts and the waiting between them, in nanoseconds. 0 if
   * the call is not {@linkplain #timed() timed}.
   */
  public long totalNanos() {
    return end - start;
  }

  /**
   * When the attempt ended, in nanoseconds of the clock, of the coarse one if the call is not
   * {@linkplain #timed() timed}; 0 if no policy needs the time.
   */
  public long end() {
    return end;
  }

  /**
   * The number of the span that the call stands in, as {@link #span(long)} gave it; else that of
   * the {@link #scope} in which it was made; 0 if there is none. What the numbers mean is known to
   * whoever gives them.
   */
  public long span() {
    return span;
  }

  /**
   * The number of the span that is current in the work of this call: the call's own, or one that
   * the work has opened inside it.
   */
  public long scope() {
    return scope;
  }

  /** The {@link #span} of the call within which this one is made; 0 if there is none. */
  public long outerSpan() {
    return parent == null ? 0 : parent.span;
  }

  /** When the first attempt began; of the coarse clock if the call is not {@link #timed}. */
  public long start() {
    return start;
  }

  /** When this attempt began; of the coarse clock if the call is not {@link #timed}. */
  public long attemptStart() {
    return attemptStart;
  }

  // ---- what a policy may do with it

  /**
   * Takes the time of this very call, if it is not {@linkplain #timed() timed} already. Only during
   * {@link Policy#enter} of the first attempt: for a policy that must know how long some calls take
   * and finds out here that this is one.
   *
   * @param now the exact clock
   */
  public void timeFrom(long now) {
    if (!timed) {
      timed = true;
      start = now;
      attemptStart = now;
      end = now;
    }
  }

  /** Gives the call a span of its own: it stays over all attempts and waits. */
  public void span(long number) {
    span = number;
    scope = number;
  }

  /**
   * Says which span is current in the work from now on; with the attempt, whatever the work leaves
   * open ends. By the thread that the work runs in, while it runs.
   */
  public void scope(long number) {
    scope = number;
  }

  /** Settles the call with a result, in place of the target's or of asking it. */
  public void settle(@Nullable Object value) {
    result = value;
    failure = null;
    cameOut(Outcome.SUCCESS);
    replaced = true;
  }

  /**
   * The same for who knows nothing of the real result: {@link #isFallback} says so to the policies
   * further out. In a call that gives a stage the value may be a stage that will have it.
   */
  public void fallBack(@Nullable Object value) {
    settle(value);
    fallback = true;
  }

  /** Whether the outcome, a success, is a fallback's answer and not the target's. */
  public boolean isFallback() {
    return fallback;
  }

  /** Turns the call away. */
  public void reject(RejectedException why) {
    fail(why);
  }

  /** Settles the call with a failure. */
  public void fail(Throwable why) {
    result = null;
    failure = why;
    cameOut(outcomeOf(why));
    replaced = true;
  }

  /** With {@link Policy#WAIT}: asks again after so many nanoseconds. */
  public void waitFor(long nanos) {
    waitFor(nanos, 0);
  }

  /**
   * The same, with a number to know the call by when it asks again: all that a call keeps while it
   * waits.
   */
  public void waitFor(long nanos, long number) {
    waitFor(nanos, number, null);
  }

  /**
   * The same with what ends the wait before its time. The number comes back with the next {@link
   * Policy#enter}, or else with {@link Policy#abandon}.
   */
  public void waitFor(long nanos, long number, @Nullable Wakeup early) {
    delay = Math.max(0, nanos);
    ticket = number;
    wakeup = early;
  }

  /** The number that this policy gave the call when it made it wait; 0 if it did not. */
  public long ticket() {
    return ticketHolder == turn ? ticket : 0;
  }

  /**
   * Whether this call is made, by the same thread, from within another that has passed a policy
   * with this {@linkplain Policy#subject() subject} and not left it.
   */
  public boolean isWithin(Object subject) {
    for (Call call = parent; call != null; call = call.parent) {
      for (int i = Math.min(call.turn, call.subjects.length - 1); i >= 0; i--) {
        if (call.permits[i] >= 0 && call.subjects[i] == subject) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * How to cut this call off before its work has ended, from any thread: it then fails with what is
   * given. Null for a call whose thread waits for the work: that thread is to be interrupted. Valid
   * until {@link Policy#exit}, where {@link #cutOffEnded} follows if it was used.
   */
  public @Nullable Consumer<Throwable> cutOff() {
    return flight;
  }

  /** Says that what was given to {@link #cutOff} has come to its end here. */
  public void cutOffEnded(Throwable why) {
    if (flight != null) {
      flight.over(why);
    }
  }

  /** Asks for another attempt from this policy on, after so many nanoseconds. */
  public void again(long nanos) {
    again = true;
    waitFor(nanos);
  }

  /** Keeps something from this policy's {@link Policy#enter} to its exit in the same attempt. */
  public void attach(@Nullable Object what) {
    if (attachments == null) {
      attachments = new @Nullable Object[MAX_POLICIES];
    }
    attachments[turn] = what;
  }

  /** What {@link #attach} kept. */
  public @Nullable Object attachment() {
    return attachments == null ? null : attachments[turn];
  }

  // ---- what the engine does with it

  /** Opens it for a new call. For the engine. */
  @SuppressWarnings("ReferenceEquality") // as in cameOut
  public void open(Operation what, int threadRow, long now) {
    if (operation != what) {
      operation = what;
    }
    row = threadRow;
    attempt = 1;
    start = now;
    attemptStart = now;
    end = now;
    pending = true;
    result = null;
    failure = null;
    replaced = false;
    fallback = false;
    again = false;
    ticketHolder = -1;
    odd = false;
    timed = true;
    drawn = false;
    Call outer = parent;
    span = outer == null ? 0 : outer.scope;
    scope = span;
  }

  /**
   * Says that its time is taken, or at which tick of the coarse clock it began if not. For the
   * engine, after {@link #open}.
   *
   * @param isTimed whether its start was read from the exact clock
   * @param byLot whether the lot fell on it: such calls stand for all others
   */
  public void timing(boolean isTimed, boolean byLot, int coarseTick) {
    timed = isTimed;
    drawn = byLot;
    tick = coarseTick;
  }

  /** Whether the lot fell on it. For the engine. */
  public boolean drawn() {
    return drawn;
  }

  /** At which tick of the coarse clock it began, if it is not timed. For the engine. */
  public int tick() {
    return tick;
  }

  /** Says that its time is taken after all: it turned out to be long. For the engine. */
  public void turnedLong() {
    timed = true;
  }

  /** Begins a further attempt. For the engine. */
  public void reopen(int number, long firstStart, long now) {
    attempt = number;
    start = firstStart;
    attemptStart = now;
    end = now;
    pending = true;
    result = null;
    failure = null;
    replaced = false;
    fallback = false;
    again = false;
    ticketHolder = -1;
    unfinished = null;
    scope = span;
  }

  /**
   * Says what the policies that it passes have for {@linkplain Policy#subject() subjects},
   * outermost first. For the engine, after {@link #open}. Not the policies: a call is kept for the
   * next one, and would keep the code of those that are gone.
   */
  public void passes(@Nullable Object[] all) {
    if (subjects != all) { // as in cameOut
      subjects = all;
    }
  }

  /** Says within which call it is made. For the engine. */
  public void parent(@Nullable Call outer) {
    parent = outer;
    if (outer != null) {
      span(outer.scope);
    }
  }

  /** Says whose outcome it is. For the engine, of calls that give a stage. */
  public void flight(Flight outcome) {
    flight = outcome;
  }

  /**
   * Says that the work goes on though the attempt is over: policies that wait for its end are not
   * left now but put on this list, by their place. For the engine; ends with the attempt.
   */
  public void unfinished(@Nullable List<Integer> waiting) {
    unfinished = waiting;
  }

  /** See {@link #unfinished(List)}. */
  public @Nullable List<Integer> unfinished() {
    return unfinished;
  }

  /** Gives it its arguments. For the engine, after {@link #open}. */
  public void arguments(@Nullable Object... all) {
    arguments = all;
  }

  /** The number of a call that is to wait. For the engine. */
  public long givenTicket() {
    return ticket;
  }

  /** Gives a call that has waited its number back. For the engine, after {@link #reopen}. */
  public void giveTicket(long number, int policy) {
    ticket = number;
    ticketHolder = policy;
  }

  /** Puts the target's result in. For the engine. */
  public void succeed(@Nullable Object value, long now) {
    result = value;
    cameOut(Outcome.SUCCESS);
    end = now;
  }

  /** Puts in what the target threw. For the engine. */
  public void threw(Throwable what, long now) {
    failure = what;
    cameOut(outcomeOf(what));
    end = now;
  }

  /** Moves to the thread with this row. For the engine. */
  public void moveTo(int threadRow) {
    row = threadRow;
  }

  /** Whether a policy replaced the outcome. For the engine. */
  public boolean replaced() {
    return replaced;
  }

  /** The wait asked for, in nanoseconds. For the engine. */
  public long delay() {
    return delay;
  }

  /** Whether another attempt was asked for; forgets it. For the engine. */
  public boolean takeAgain() {
    boolean asked = again;
    again = false;
    return asked;
  }

  /** Lets go of what belongs to the caller. For the engine, when the call is over. */
  public void clear() {
    result = null;
    failure = null;
    if (arguments != null) {
      arguments = null;
    }
    if (wakeup != null) {
      wakeup = null;
    }
    if (attachments != null) {
      Arrays.fill(attachments, null);
    }
  }

  /** The permit that a policy gave, by its place in the chain. For the engine. */
  public long permit(int policy) {
    return permits[policy];
  }

  /** Keeps a permit. For the engine. */
  public void permit(int policy, long permit) {
    permits[policy] = permit;
  }

  /** Whether a policy asked for another attempt. For the engine. */
  public boolean wantsAgain() {
    return again;
  }

  /** Whose stack of calls it belongs to. For the engine. */
  public @Nullable Object home() {
    return home;
  }

  /** Says whose stack of calls it belongs to. For the engine. */
  public void home(Object owner) {
    home = owner;
  }

  /** Whether some policy was passed over on the way in. For the engine. */
  public boolean odd() {
    return odd;
  }

  /** Notes that some policy was passed over on the way in. For the engine. */
  public void markOdd() {
    odd = true;
  }

  /** Tells the call at whose turn it is, for {@link #attach}. For the engine. */
  public void turn(int policy) {
    turn = policy;
  }

  /** Whose turn it is. For the engine. */
  public int turn() {
    return turn;
  }

  // A reference that is written costs the collector's barrier, so one that is the same is not.
  private void cameOut(Outcome how) {
    pending = false;
    if (outcome != how) {
      outcome = how;
    }
  }

  private static Outcome outcomeOf(Throwable failure) {
    if (failure instanceof RejectedException) {
      return Outcome.REJECTED;
    }
    if (failure instanceof CancellationException || failure instanceof InterruptedException) {
      return Outcome.CANCELLED;
    }
    return Outcome.FAILURE;
  }
}
