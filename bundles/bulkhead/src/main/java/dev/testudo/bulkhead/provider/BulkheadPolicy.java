package dev.testudo.bulkhead.provider;

import dev.testudo.bulkhead.state.BulkheadCell;
import dev.testudo.bulkhead.state.Waiter;
import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;

/** A bulkhead in a chain: the engine does the waiting. */
final class BulkheadPolicy implements Policy {
  /** Permit of a call that took no place. */
  private static final long NESTED = Long.MAX_VALUE;

  private final Compartment compartment;
  private final Hold hold;
  private final BulkheadCell cell;
  private final Operation operation;

  BulkheadPolicy(Compartment compartment, Operation operation) {
    this.compartment = compartment;
    this.hold = compartment.hold();
    this.cell = compartment.cell();
    this.operation = operation;
  }

  @Override
  public long enter(Call call) {
    long ticket = call.ticket();
    if (ticket != 0) {
      return waited(call, ticket);
    }
    long permit = hold.enter();
    if (permit != Hold.FULL) {
      compartment.admitted(call.row(), false);
      return permit;
    }
    if (call.isWithin(cell)) { // it would wait for a place that only its own end gives back
      cell.counts.add(call.row(), BulkheadCell.ADMITTED, 1, BulkheadCell.NESTED, 1);
      return NESTED;
    }
    long maxWait = hold.settings().maxWait().toNanos();
    Waiter waiter = maxWait > 0 ? hold.join() : null;
    if (waiter == null) {
      return full(call);
    }
    call.waitFor(maxWait, waiter.ticket, waiter.wakeup);
    return WAIT;
  }

  private long waited(Call call, long ticket) {
    long permit = hold.take(ticket);
    if (permit == Hold.FULL) {
      return full(call);
    }
    compartment.admitted(call.row(), true);
    return permit;
  }

  private long full(Call call) {
    call.reject(compartment.full(call.row(), operation.toString()));
    return SETTLED;
  }

  @Override
  public void abandon(Call call, long ticket) {
    hold.abandon(ticket);
  }

  @Override
  public void exit(Call call, long permit) {
    if (permit != NESTED) {
      compartment.left(call.row(), permit);
    }
  }

  @Override
  public Object subject() {
    return cell;
  }

  @Override
  public boolean untilWorkEnds() {
    return true;
  }
}
