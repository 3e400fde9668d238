package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of each visit, one for each depth, reused: a call that goes well allocates nothing. A
 * visit belongs to one thread at a time, so only the growth of the table is a race.
 */
final class CallStacks {
  private static final Operation NONE = new Operation("none", "");

  private volatile Stack[] stacks = new Stack[0];

  static final class Stack extends StackLine {
    // Two lines of the cache behind what is written.
    long after0;
    long after1;
    long after2;
    long after3;
    long after4;
    long after5;
    long after6;
    long after7;
    long after8;
    long after9;
    long after10;
    long after11;
    long after12;
    long after13;
    long after14;
    long after15;

    Call push() {
      if (depth == calls.length) {
        grow();
      }
      return calls[depth++];
    }

    /** True for one call in sixteen, at random: Marsaglia's xorshift, 2003. */
    boolean draw() {
      int x = dice;
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      dice = x;
      return (x & 15) == 0;
    }

    /** The innermost call, or null. */
    @Nullable Call top() {
      return depth == 0 ? null : calls[depth - 1];
    }

    void pop() {
      depth--;
    }

    private void grow() {
      int before = calls.length;
      calls = Arrays.copyOf(calls, before + 4);
      for (int i = before; i < calls.length; i++) {
        calls[i] = new Call(NONE);
        calls[i].home(this);
        calls[i].parent(i == 0 ? null : calls[i - 1]);
      }
    }
  }

  /** Opens a call on top of the visit's stack. */
  Call push(int visit) {
    return of(visit).push();
  }

  /** The visit's stack. */
  Stack of(int visit) {
    @Nullable Stack[] all = stacks;
    Stack stack = visit < all.length ? all[visit] : null;
    return stack == null ? grow(visit) : stack;
  }

  /** The innermost call of the visit, or null; makes nothing. */
  @Nullable Call top(int visit) {
    @Nullable Stack[] all = stacks;
    Stack stack = visit >= 0 && visit < all.length ? all[visit] : null;
    return stack == null ? null : stack.top();
  }

  /** Closes the call on top. */
  static void pop(Call call) {
    call.clear();
    if (call.home() instanceof Stack stack) {
      stack.pop();
    }
  }

  private synchronized Stack grow(int visit) {
    Stack[] all = stacks;
    if (visit >= all.length) {
      int before = all.length;
      all = Arrays.copyOf(all, Math.max(visit + 1, before * 2));
      for (int i = before; i < all.length; i++) {
        all[i] = new Stack();
      }
      stacks = all;
    }
    return all[visit];
  }
}
