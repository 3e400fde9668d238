package dev.testudo.guard.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.state.Clock;
import dev.testudo.state.face.Passage;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one operation, outermost first, and the loop that walks them: in from a given
 * index, out from the innermost that was entered. A further attempt is a jump back to the policy
 * that asked for it. This loop is what a chain means; {@link FusedGate} is the same, unrolled, for
 * the common way.
 *
 * <p>Immutable; a call that goes through it belongs to one thread at a time.
 */
final class Chain {
  private static final Logger LOG = System.getLogger(Chain.class.getName());

  /** Permit of a policy that was not entered and must not be left. */
  private static final long NONE = Long.MIN_VALUE;

  final Operation operation;
  final List<Link> links;
  final boolean needsTime;
  final boolean needsResult;
  final boolean needsArguments;
  final Pace pace;
  private final Clock clock;
  private final AtomicLong faults;
  private final IntFunction<@Nullable Policy> former;
  private final @Nullable Object[] subjects;

  /** A policy with the names of its kind and its instance. */
  record Link(String kind, String instance, Policy policy) {
    Link(String kind, Policy policy) {
      this(kind, "", policy);
    }

    /** What the link is called in the numbers of a call that waits. */
    int id() {
      return id(kind, instance);
    }

    static int id(String kind, String instance) {
      return (kind + "=" + instance).hashCode();
    }
  }

  /**
   * @param faults counts what policies throw by themselves
   * @param exact the time of every call is taken, if any policy needs the time at all
   */
  Chain(Operation operation, List<Link> links, Clock clock, AtomicLong faults, boolean exact) {
    this(operation, links, clock, faults, exact, id -> null);
  }

  /**
   * @param former the policy that a chain of this operation had under this {@link Link#id}, for
   *     what calls still have of it
   */
  Chain(
      Operation operation,
      List<Link> links,
      Clock clock,
      AtomicLong faults,
      boolean exact,
      IntFunction<@Nullable Policy> former) {
    this.operation = operation;
    this.links = List.copyOf(links);
    this.clock = clock;
    this.faults = faults;
    this.former = former;
    this.subjects = this.links.stream().map(link -> link.policy().subject()).toArray();
    this.needsTime = links.stream().anyMatch(link -> link.policy().needsTime());
    this.pace = new Pace(exact || links.stream().anyMatch(link -> link.policy().needsExactTime()));
    this.needsArguments = links.stream().anyMatch(link -> link.policy().needsArguments());
    this.needsResult = links.stream().anyMatch(link -> link.policy().needsResult());
  }

  long now() {
    return needsTime ? clock.nanos() : 0;
  }

  /** How long it is until a time. */
  long left(long until) {
    return until - clock.nanos();
  }

  /** Opens a call of a thread that is at its target soon: its time may be left out. */
  Call open(CallStacks.Stack stack, int row) {
    boolean lot = needsTime && stack.draw();
    boolean timed = !needsTime || lot || row < 0 || !pace.quick();
    // First of all: what follows it then runs while the processor still reads its clock.
    long now = needsTime ? timed ? clock.nanos() : clock.coarse() : 0;
    Call call = stack.push();
    open(call, row, now);
    if (needsTime) {
      call.timing(timed, lot, timed ? 0 : clock.ticks());
    }
    return call;
  }

  /** Opens a call. */
  void open(Call call, int row, long now) {
    call.open(operation, row, now);
    call.passes(subjects);
  }

  /** The target has answered. */
  void succeeded(Call call, @Nullable Object result) {
    call.succeed(result, end(call));
    if (call.drawn()) {
      pace.saw(call.nanos());
    }
  }

  /** The time at which an attempt ends now; of a call that is not timed, the time it began. */
  long end(Call call) {
    if (!needsTime) {
      return 0;
    }
    if (call.timed()) {
      return clock.nanos();
    }
    // Who sees one tick may have been there for a moment only, who sees two was there between them.
    if (clock.ticks() - call.tick() < 2) {
      return call.attemptStart();
    }
    call.turnedLong();
    return clock.nanos();
  }

  private long again(Call call) {
    return call.timed() ? now() : call.attemptStart();
  }

  /** Goes in from a policy on; ends with the call settled, at its target, or waiting. */
  void in(Call call, int from) {
    walk(call, from, true);
  }

  /**
   * Goes out from a policy on; ends with the call done, settled, at its target again, or waiting.
   */
  void out(Call call, int from) {
    walk(call, from, false);
  }

  // One loop for both ways, so that attempts that fail at once need no stack, however many they
  // are.
  private void walk(Call call, int from, boolean towardsTarget) {
    int i = from;
    boolean inward = towardsTarget;
    for (; ; ) {
      if (inward) {
        if (i == links.size()) {
          call.status = Passage.GO;
          return;
        }
        long permit = enter(call, i);
        if (permit == Policy.WAIT) {
          suspendAt(call, i);
          return;
        }
        if (permit == Policy.SETTLED) {
          inward = false;
          i--;
        } else {
          call.permit(i, permit);
          i++;
        }
      } else {
        if (i < 0) {
          call.status = call.replaced() ? Passage.SETTLED : Passage.DONE;
          return;
        }
        exit(call, i);
        if (!call.takeAgain()) {
          i--;
          continue;
        }
        attempted(call, i);
        if (call.delay() > 0) {
          suspendAt(call, i);
          return;
        } else {
          call.reopen(call.attempt() + 1, call.start(), again(call));
          inward = true;
        }
      }
    }
  }

  /** Goes on after a policy was entered elsewhere. */
  void entered(Call call, int i, long permit) {
    if (permit == Policy.SETTLED) {
      out(call, i - 1);
    } else if (permit == Policy.WAIT) {
      suspendAt(call, i);
    } else {
      call.permit(i, permit);
      in(call, i + 1);
    }
  }

  /** Goes on after a policy was left elsewhere. */
  void exited(Call call, int i) {
    if (!call.takeAgain()) {
      out(call, i - 1);
      return;
    }
    attempted(call, i);
    if (call.delay() > 0) {
      suspendAt(call, i);
    } else {
      call.reopen(call.attempt() + 1, call.start(), again(call));
      in(call, i);
    }
  }

  private long enter(Call call, int i) {
    call.turn(i);
    long permit;
    try {
      permit = links.get(i).policy().enter(call);
    } catch (Throwable e) {
      return faultOnEntry(call, i, e);
    }
    return checked(call, i, permit);
  }

  /** What a policy answered, if it may answer so. */
  long checked(Call call, int i, long permit) {
    boolean said = permit >= 0 || permit == Policy.WAIT;
    if (said || (permit == Policy.SETTLED && call.replaced())) {
      return permit;
    }
    return faultOnEntry(call, i, new IllegalStateException("answered " + permit + " on entry"));
  }

  /**
   * A policy threw by itself instead of giving a permit: it is passed over, and not left either.
   */
  long faultOnEntry(Call call, int i, Throwable e) {
    fault(i, e);
    call.markOdd();
    return NONE;
  }

  private void exit(Call call, int i) {
    long permit = call.permit(i);
    if (permit == NONE) {
      return;
    }
    List<Integer> unfinished = call.unfinished();
    if (unfinished != null && links.get(i).policy().untilWorkEnds()) {
      unfinished.add(i);
      return;
    }
    exitNow(call, i, permit);
  }

  // Told to those further out than the one that asked: it knows, and those further in were left.
  private void attempted(Call call, int asker) {
    for (int i = asker - 1; i >= 0; i--) {
      tell(call, i, Policy::attempted);
    }
  }

  /** The work of a call that gives a stage is begun by this thread. */
  void begins(Call call) {
    for (int i = 0; i < links.size(); i++) {
      tell(call, i, Policy::begins);
    }
  }

  /** See {@link #begins}; in reverse order. */
  void begun(Call call) {
    for (int i = links.size() - 1; i >= 0; i--) {
      tell(call, i, Policy::begun);
    }
  }

  private interface Telling {
    void tell(Policy policy, Call call, long permit);
  }

  private void tell(Call call, int i, Telling what) {
    long permit = call.permit(i);
    if (permit != NONE) {
      call.turn(i);
      try {
        what.tell(links.get(i).policy(), call, permit);
      } catch (Throwable e) {
        fault(i, e);
      }
    }
  }

  private void exitNow(Call call, int i, long permit) {
    call.turn(i);
    try {
      links.get(i).policy().exit(call, permit);
    } catch (Throwable e) {
      fault(i, e);
    }
  }

  /** What the policies have given, by their place. */
  long[] permits(Call call) {
    long[] permits = new long[links.size()];
    for (int i = 0; i < permits.length; i++) {
      permits[i] = call.permit(i);
    }
    return permits;
  }

  /** Leaves policies that waited for the work to end, innermost first. */
  void exitLate(Call call, List<Integer> waiting, long[] permits) {
    for (int i : waiting) {
      exitNow(call, i, permits[i]);
    }
  }

  /** Counts what a policy threw by itself, and says so. */
  void fault(int i, Throwable e) {
    long count = faults.incrementAndGet();
    if ((count & (count - 1)) == 0) { // the 1st, 2nd, 4th, …: a policy may fail at every call
      LOG.log(
          WARNING,
          () ->
              operation
                  + ": policy "
                  + links.get(i).kind()
                  + " failed by itself, the call goes on; faults so far: "
                  + count,
          e);
    }
    if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  private void suspendAt(Call call, int policy) {
    call.turn(policy);
    call.resumeAt = clock.nanos() + call.delay();
    call.status = Passage.WAIT;
  }

  // ---- what a waiting call consists of: numbers alone, so that it can go on in another chain

  private static final int HEAD = 6;

  /** The numbers of a call that waits. */
  long[] suspend(Call call) {
    int policy = call.turn();
    long[] numbers = new long[HEAD + 2 * policy];
    numbers[0] = call.outcome() == dev.testudo.guard.Outcome.PENDING ? 0 : 1; // after an attempt
    numbers[1] = call.attempt();
    numbers[2] = call.start();
    numbers[3] = links.get(policy).id();
    numbers[4] = call.givenTicket();
    numbers[5] = call.span();
    for (int i = 0; i < policy; i++) {
      numbers[HEAD + 2 * i] = links.get(i).id();
      numbers[HEAD + 2 * i + 1] = call.permit(i);
    }
    return numbers;
  }

  /** Puts a waiting call's permits in place; gives the policy from which it goes on. */
  int restore(Call call, long[] numbers) {
    int at = indexOf(numbers[3], links.size());
    boolean gone = at < 0;
    if (gone) { // the policy is no longer part of the chain
      at = Math.min((numbers.length - HEAD) / 2, links.size());
    }
    leaveBehind(call, numbers, at, gone);
    for (int i = 0; i < at; i++) {
      call.permit(i, permitOf(links.get(i).id(), numbers));
    }
    call.span(numbers[5]);
    call.reopen((int) (numbers[1] + numbers[0]), numbers[2], now());
    call.giveTicket(gone ? 0 : numbers[4], at);
    call.timing(true, false, 0); // it has waited: what its start may lack is small beside that
    call.markOdd(); // permits may be missing
    return at;
  }

  /** Tells the policy that had a call wait that it does not come again. */
  void abandon(Call call, int at, Throwable why) {
    call.turn(at);
    long ticket = call.ticket();
    if (ticket != 0) {
      abandon(call, at, links.get(at).policy(), ticket, why);
    }
  }

  private void abandon(Call call, int at, Policy policy, long ticket, Throwable why) {
    call.threw(why, now());
    call.turn(at);
    try {
      policy.abandon(call, ticket);
    } catch (Throwable e) {
      fault(Math.min(at, links.size() - 1), e);
    }
  }

  // A policy that came into the chain meanwhile was not entered. One that went gets back what it
  // gave: it may count what it has given out.
  private void leaveBehind(Call call, long[] numbers, int at, boolean gone) {
    CancellationException left = null;
    for (int i = numbers.length - 2; i >= HEAD; i -= 2) {
      if (numbers[i + 1] != NONE && indexOf(numbers[i], at) < 0) {
        left = left == null ? new CancellationException() : left;
        leave(call, (int) numbers[i], numbers[i + 1], left);
      }
    }
    if (gone && numbers[4] != 0) {
      Policy policy = former.apply((int) numbers[3]);
      if (policy != null) {
        abandon(call, at, policy, numbers[4], new CancellationException());
      }
    }
  }

  private void leave(Call call, int id, long permit, Throwable why) {
    Policy policy = former.apply(id);
    if (policy != null) {
      call.threw(why, now());
      call.turn(0);
      try {
        policy.exit(call, permit);
      } catch (Throwable e) {
        fault(0, e);
      }
    }
  }

  private int indexOf(long id, int end) {
    for (int i = 0; i < end; i++) {
      if (links.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  private static long permitOf(int id, long[] numbers) {
    for (int i = HEAD; i < numbers.length; i += 2) {
      if (numbers[i] == id) {
        return numbers[i + 1];
      }
    }
    return NONE;
  }
}
