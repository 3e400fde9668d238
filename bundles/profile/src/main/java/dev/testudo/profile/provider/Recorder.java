package dev.testudo.profile.provider;

import dev.testudo.profile.state.Frame;
import dev.testudo.profile.state.Node;
import dev.testudo.profile.state.OperationCell;
import dev.testudo.profile.state.Stack;
import dev.testudo.profile.state.StacksCell;
import dev.testudo.profile.state.TreeCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stacks of operations under way, one for each thread, and writes into the tree what an
 * operation took when it is over. A stack is touched by its thread alone, so nothing here locks;
 * what another thread closes it only marks, and the owner puts it right at its next step.
 *
 * <p>An operation within itself, however deep, is written to the place of the one around it: self
 * is added up, total only by the outermost. So no place of the tree is within one of the same
 * operation, and the totals of all places of an operation can be added.
 */
final class Recorder implements Frame.Closer {
  private final StacksCell stacks;
  private final TreeCell tree;
  private final Clock clock;
  private final LongSupplier allocation;

  /**
   * @param allocation gives what the calling thread has allocated; negative if nobody knows
   */
  Recorder(StacksCell stacks, TreeCell tree, Clock clock, LongSupplier allocation) {
    this.stacks = stacks;
    this.tree = tree;
    this.clock = clock;
    this.allocation = allocation;
  }

  /**
   * Begins an operation in this thread.
   *
   * @return null if it cannot be profiled
   */
  @Nullable Frame begin(OperationCell operation, Limits limits) {
    Stack stack = own();
    if (stack != null) {
      tidy(stack, limits);
      Frame frame = stack.push();
      if (frame != null) {
        place(frame, stack.depth - 1, operation);
        frame.allocated = limits.allocation() ? allocation.getAsLong() : -1;
        return frame;
      }
    }
    operation.profiler.lost.increment();
    return null;
  }

  private void place(Frame frame, int depth, OperationCell operation) {
    Node there = null;
    for (int i = depth - 1; i >= 0 && there == null; i--) {
      Frame around = frame.stack.at(i);
      there = around.operation == operation ? around.node : null;
    }
    frame.outermost = there == null;
    frame.node = there == null ? tree.place(parent(frame.stack, depth), operation) : there;
    frame.operation = operation;
    frame.began = clock.coarse();
  }

  private Node parent(Stack stack, int depth) {
    Node parent = depth == 0 ? null : stack.at(depth - 1).node;
    return parent == null ? tree.root : parent;
  }

  /** The place of an operation that is to begin in this thread now and to end in another. */
  Node place(OperationCell operation) {
    Stack stack = stacks.find(Thread.currentThread().getId());
    boolean mine = stack != null && stack.owner() > 0;
    return tree.place(mine ? parent(stack, stack.depth) : tree.root, operation);
  }

  /** Writes what an operation took that no stack has. */
  static void record(Node node, long nanos, int row) {
    node.counts.add(row, Node.CALLS, 1, Node.SELF, nanos);
    node.counts.add(row, Node.TOTAL, nanos);
  }

  /**
   * The operation of this thread with a number, if it is still under way.
   *
   * @param number see {@link Frame#number}
   */
  @Nullable Frame find(long number) {
    Stack stack = stacks.find(Thread.currentThread().getId());
    for (int i = stack == null || stack.owner() <= 0 ? 0 : stack.depth; i > 0; i--) {
      Frame frame = stack.at(i - 1);
      if (frame.number == number) {
        return frame;
      }
    }
    return null;
  }

  /** Ends an operation of this thread, by hand. */
  @Override
  public void close(Frame frame) {
    long now = clock.nanos();
    if (frame.stack.owner() == Thread.currentThread().getId()) {
      end(frame, now - frame.began, now, frame.row);
    } else {
      closeElsewhere(frame, now);
    }
  }

  private static void closeElsewhere(Frame frame, long now) {
    OperationCell operation = frame.operation;
    if (operation != null && !frame.closedElsewhere) {
      operation.profiler.misplaced.increment();
      frame.ended = now;
      frame.closedElsewhere = true;
    }
  }

  /**
   * Ends an operation of this thread, and what is nested in it and still under way.
   *
   * @param nanos how long it took
   * @param now when that is, in nanoseconds of the clock
   */
  void end(Frame frame, long nanos, long now, int row) {
    Stack stack = frame.stack;
    long allocated = frame.allocated < 0 ? -1 : allocation.getAsLong();
    for (Frame top = stack.top(); top != null && top != frame; top = stack.top()) {
      if (!top.closedElsewhere) {
        giveUp(top);
      }
      pop(stack, top, (top.closedElsewhere ? top.ended : now) - top.began, allocated, row);
    }
    pop(stack, frame, nanos, allocated, row);
    tidy(stack);
    leaveIfEmpty(stack);
  }

  private void pop(Stack stack, Frame frame, long nanos, long allocatedNow, int row) {
    Node node = frame.node;
    boolean known = frame.allocated >= 0 && allocatedNow >= 0;
    long bytes = known ? Math.max(0, allocatedNow - frame.allocated) : 0;
    stack.depth--;
    if (node != null) {
      Stripes counts = node.counts;
      counts.add(row, Node.CALLS, 1, Node.SELF, Math.max(0, nanos - frame.nested));
      if (frame.outermost) {
        counts.add(row, Node.TOTAL, nanos, Node.BYTES, bytes);
      }
      if (known) {
        counts.add(row, Node.SELF_BYTES, Math.max(0, bytes - frame.nestedBytes));
      }
    }
    clear(frame);
    Frame around = stack.top();
    if (around != null) {
      around.nested += nanos;
      around.nestedBytes += bytes;
    }
  }

  private static void clear(Frame frame) {
    frame.closer(null);
    frame.node = null;
    frame.operation = null;
    frame.nested = 0;
    frame.nestedBytes = 0;
    if (frame.closedElsewhere) {
      frame.closedElsewhere = false;
    }
  }

  private static void giveUp(Frame frame) {
    OperationCell operation = frame.operation;
    if (operation != null) {
      operation.profiler.abandoned.increment();
    }
  }

  // What others have closed, and what nobody has for too long.
  private void tidy(Stack stack, Limits limits) {
    tidy(stack);
    if (stack.depth > 0 && clock.coarse() - stack.at(0).began > limits.abandonAfter()) {
      discard(stack);
    }
  }

  private void tidy(Stack stack) {
    for (Frame top = stack.top(); top != null && top.closedElsewhere; top = stack.top()) {
      pop(stack, top, top.ended - top.began, -1, Stripes.SHARED);
    }
  }

  private static void discard(Stack stack) {
    for (Frame top = stack.top(); top != null; top = stack.top()) {
      giveUp(top);
      clear(top);
      stack.depth--;
    }
  }

  private @Nullable Stack own() {
    Thread self = Thread.currentThread();
    long id = self.getId();
    Stack stack = stacks.find(id);
    if (stack != null && (stack.owner() == id || stack.retake(id))) {
      return stack;
    }
    stack = stacks.claim(id, self);
    if (stack != null) {
      discard(stack); // what a thread that has died left in it
    }
    return stack;
  }

  private static void leaveIfEmpty(Stack stack) {
    if (stack.depth == 0) {
      stack.leave(Thread.currentThread().getId());
    }
  }

  /** What there is instead of an operation that cannot be profiled. */
  Frame none() {
    return stacks.none;
  }
}
