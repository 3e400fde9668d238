package dev.testudo.guard.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.state.Clock;
import dev.testudo.state.face.Passage;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

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

  /** A policy with the name of its kind. */
  record Link(String kind, Policy policy) {}

  /**
   * @param faults counts what policies throw by themselves
   * @param exact the time of every call is taken, if any policy needs the time at all
   */
  Chain(Operation operation, List<Link> links, Clock clock, AtomicLong faults, boolean exact) {
    this.operation = operation;
    this.links = List.copyOf(links);
    this.clock = clock;
    this.faults = faults;
    this.needsTime = links.stream().anyMatch(link -> link.policy().needsTime());
    this.pace = new Pace(exact || links.stream().anyMatch(link -> link.policy().needsExactTime()));
    this.needsArguments = links.stream().anyMatch(link -> link.policy().needsArguments());
    this.needsResult = links.stream().anyMatch(link -> link.policy().needsResult());
  }

  long now() {
    return needsTime ? clock.nanos() : 0;
  }

  /** Opens a call of a thread that is at its target soon: its time may be left out. */
  void open(Call call, CallStacks.Stack stack, int row) {
    boolean lot = stack.draw();
    if (needsTime && row >= 0 && !lot && pace.quick()) {
      call.open(operation, row, clock.coarse());
      call.timing(false, false, clock.ticks());
    } else {
      call.open(operation, row, now());
      call.timing(true, lot, 0);
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
        } else if (call.delay() > 0) {
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
    } else if (call.delay() > 0) {
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
    call.turn(i);
    try {
      links.get(i).policy().exit(call, permit);
    } catch (Throwable e) {
      fault(i, e);
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

  private static final int HEAD = 5;

  /** The numbers of a call that waits. */
  long[] suspend(Call call) {
    int policy = call.turn();
    long[] numbers = new long[HEAD + 2 * policy];
    numbers[0] = call.outcome() == dev.testudo.guard.Outcome.PENDING ? 0 : 1; // after an attempt
    numbers[1] = call.attempt();
    numbers[2] = call.start();
    numbers[3] = links.get(policy).kind().hashCode();
    numbers[4] = call.givenTicket();
    for (int i = 0; i < policy; i++) {
      numbers[HEAD + 2 * i] = links.get(i).kind().hashCode();
      numbers[HEAD + 2 * i + 1] = call.permit(i);
    }
    return numbers;
  }

  /** Puts a waiting call's permits in place; gives the policy from which it goes on. */
  int restore(Call call, long[] numbers) {
    int at = 0;
    while (at < links.size() && links.get(at).kind().hashCode() != numbers[3]) {
      at++;
    }
    if (at == links.size()) { // the policy is no longer part of the chain
      at = (numbers.length - HEAD) / 2;
      at = Math.min(at, links.size());
    }
    for (int i = 0; i < at; i++) {
      call.permit(i, permitOf(links.get(i).kind().hashCode(), numbers));
    }
    call.reopen((int) (numbers[1] + numbers[0]), numbers[2], now());
    call.giveTicket(numbers[4], at);
    call.timing(true, false, 0); // it has waited: what its start may lack is small beside that
    call.markOdd(); // permits may be missing
    return at;
  }

  // A policy that came into the chain meanwhile was not entered; one that went is not left: its
  // permit is of an older generation, which its own state sees.
  private static long permitOf(int kind, long[] numbers) {
    for (int i = HEAD; i < numbers.length; i += 2) {
      if (numbers[i] == kind) {
        return numbers[i + 1];
      }
    }
    return NONE;
  }
}
