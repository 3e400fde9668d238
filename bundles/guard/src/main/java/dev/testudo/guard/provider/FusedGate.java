package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Policy;
import dev.testudo.state.Stripes;
import dev.testudo.state.face.Passage;
import org.jspecify.annotations.Nullable;

/**
 * {@link ChainGate} with the loop unrolled, for the way that goes well; every other way falls back
 * to the loop. This class is a template: {@link Fusing} defines it anew, as a hidden class, for
 * each chain, so that each call of a policy below is a call site of its own that sees one type. The
 * JIT then makes one piece of code of a chain. A chain that is linked anew gets a new class, so
 * that no site grows old types.
 */
final class FusedGate extends ChainGate {
  /** More policies than this go by the loop. */
  static final int MAX = 8;

  private final int size;
  private final @Nullable Policy p0;
  private final @Nullable Policy p1;
  private final @Nullable Policy p2;
  private final @Nullable Policy p3;
  private final @Nullable Policy p4;
  private final @Nullable Policy p5;
  private final @Nullable Policy p6;
  private final @Nullable Policy p7;

  FusedGate(Chain chain, CallStacks calls, Waiting waiting) {
    super(chain, calls, waiting);
    this.size = chain.links.size();
    p0 = policy(0);
    p1 = policy(1);
    p2 = policy(2);
    p3 = policy(3);
    p4 = policy(4);
    p5 = policy(5);
    p6 = policy(6);
    p7 = policy(7);
  }

  private @Nullable Policy policy(int i) {
    return i < chain.links.size() ? chain.links.get(i).policy() : null;
  }

  @Override
  public Passage enter(int visit) {
    return enterWith(visit, null);
  }

  @Override
  public Passage enter(int visit, @Nullable Object[] arguments) {
    return enterWith(visit, arguments);
  }

  private Passage enterWith(int visit, @Nullable Object @Nullable [] arguments) {
    Call call = chain.open(calls.of(visit), Stripes.rowOf(visit));
    if (arguments != null) {
      call.arguments(arguments);
    }
    int i = 0;
    long permit = 0;
    try {
      if (p0 != null) {
        call.turn(0);
        permit = p0.enter(call);
        call.permit(0, permit);
        if (permit >= 0 && p1 != null) {
          i = 1;
          call.turn(1);
          permit = p1.enter(call);
          call.permit(1, permit);
          if (permit >= 0 && p2 != null) {
            i = 2;
            call.turn(2);
            permit = p2.enter(call);
            call.permit(2, permit);
            if (permit >= 0 && p3 != null) {
              i = 3;
              call.turn(3);
              permit = p3.enter(call);
              call.permit(3, permit);
              if (permit >= 0 && p4 != null) {
                i = 4;
                call.turn(4);
                permit = p4.enter(call);
                call.permit(4, permit);
                if (permit >= 0 && p5 != null) {
                  i = 5;
                  call.turn(5);
                  permit = p5.enter(call);
                  call.permit(5, permit);
                  if (permit >= 0 && p6 != null) {
                    i = 6;
                    call.turn(6);
                    permit = p6.enter(call);
                    call.permit(6, permit);
                    if (permit >= 0 && p7 != null) {
                      i = 7;
                      call.turn(7);
                      permit = p7.enter(call);
                      call.permit(7, permit);
                    }
                  }
                }
              }
            }
          }
        }
      }
    } catch (Throwable e) {
      chain.entered(call, i, chain.faultOnEntry(call, i, e));
      return call;
    }
    if (permit >= 0) {
      call.status = Passage.GO;
    } else {
      chain.entered(call, i, chain.checked(call, i, permit));
    }
    return call;
  }

  @Override
  public void succeeded(Passage passage, @Nullable Object result) {
    Call call = (Call) passage;
    if (call.odd()) {
      super.succeeded(passage, result);
      return;
    }
    chain.succeeded(call, result);
    int i = size - 1;
    try {
      if (p7 != null) {
        call.turn(7);
        p7.exit(call, call.permit(7));
        if (call.wantsAgain()) {
          chain.exited(call, 7);
          closeIfDone(call);
          return;
        }
        i = 6;
      }
      if (p6 != null) {
        call.turn(6);
        p6.exit(call, call.permit(6));
        if (call.wantsAgain()) {
          chain.exited(call, 6);
          closeIfDone(call);
          return;
        }
        i = 5;
      }
      if (p5 != null) {
        call.turn(5);
        p5.exit(call, call.permit(5));
        if (call.wantsAgain()) {
          chain.exited(call, 5);
          closeIfDone(call);
          return;
        }
        i = 4;
      }
      if (p4 != null) {
        call.turn(4);
        p4.exit(call, call.permit(4));
        if (call.wantsAgain()) {
          chain.exited(call, 4);
          closeIfDone(call);
          return;
        }
        i = 3;
      }
      if (p3 != null) {
        call.turn(3);
        p3.exit(call, call.permit(3));
        if (call.wantsAgain()) {
          chain.exited(call, 3);
          closeIfDone(call);
          return;
        }
        i = 2;
      }
      if (p2 != null) {
        call.turn(2);
        p2.exit(call, call.permit(2));
        if (call.wantsAgain()) {
          chain.exited(call, 2);
          closeIfDone(call);
          return;
        }
        i = 1;
      }
      if (p1 != null) {
        call.turn(1);
        p1.exit(call, call.permit(1));
        if (call.wantsAgain()) {
          chain.exited(call, 1);
          closeIfDone(call);
          return;
        }
        i = 0;
      }
      if (p0 != null) {
        call.turn(0);
        p0.exit(call, call.permit(0));
        if (call.wantsAgain()) {
          chain.exited(call, 0);
          closeIfDone(call);
          return;
        }
      }
    } catch (Throwable e) {
      chain.fault(i, e);
      chain.exited(call, i);
      closeIfDone(call);
      return;
    }
    if (call.replaced()) {
      call.status = Passage.SETTLED;
    } else {
      call.status = Passage.DONE;
      CallStacks.pop(call);
    }
  }
}
