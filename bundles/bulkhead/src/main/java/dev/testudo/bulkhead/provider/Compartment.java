package dev.testudo.bulkhead.provider;

import dev.testudo.Work;
import dev.testudo.bulkhead.Bulkhead;
import dev.testudo.bulkhead.BulkheadFullException;
import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.BulkheadSnapshot;
import dev.testudo.bulkhead.state.BulkheadCell;
import dev.testudo.bulkhead.state.Waiter;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.Pause;
import dev.testudo.capability.Seldom;
import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bulkhead as clients and policies see it. */
final class Compartment extends CapabilityInstance<BulkheadSettings, BulkheadSnapshot>
    implements Bulkhead {
  private final BulkheadCell cell;
  private final Hold hold;
  private final Clock clock;
  private final Timer timer;
  private final Consumer<String> notices;

  /**
   * @param notices is told what is worth telling; never throws, never waits
   */
  Compartment(
      String name,
      BulkheadSettings settings,
      InstanceCell instance,
      BulkheadCell cell,
      Clock clock,
      Timer timer,
      Consumer<String> notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.hold = new Hold(cell, settings);
    this.clock = clock;
    this.timer = timer;
    this.notices = notices;
  }

  Hold hold() {
    return hold;
  }

  BulkheadCell cell() {
    return cell;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
    long permit = hold.enter();
    boolean waited = permit == Hold.FULL && !settings().maxWait().isZero();
    if (waited) {
      permit = await();
    }
    if (permit == Hold.FULL) {
      throw full(Stripes.SHARED, null);
    }
    admitted(Stripes.SHARED, waited);
    try {
      return work.call();
    } finally {
      left(Stripes.SHARED, permit);
    }
  }

  private long await() {
    Waiter waiter = hold.join();
    if (waiter == null) {
      return Hold.FULL;
    }
    if (!Pause.of(settings().maxWait().toNanos(), clock, waiter.wakeup)) {
      hold.abandon(waiter.ticket);
      return Hold.FULL;
    }
    return hold.take(waiter.ticket);
  }

  @Override
  public <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
    return new CompartmentStage<T>(this, work).start(timer);
  }

  /** Counts a call that is let in. */
  void admitted(int row, boolean waited) {
    if (waited) {
      cell.counts.add(row, BulkheadCell.ADMITTED, 1, BulkheadCell.WAITED, 1);
    } else {
      cell.counts.add(row, BulkheadCell.ADMITTED, 1);
    }
  }

  /** Gives a place back. */
  void left(int row, long permit) {
    if (!hold.exit(permit)) {
      cell.counts.add(row, BulkheadCell.LATE, 1);
    }
  }

  /** Counts a call that is turned away, and says why. */
  BulkheadFullException full(int row, @Nullable String operation) {
    cell.counts.add(row, BulkheadCell.REJECTED, 1);
    if (Seldom.due(cell.said, clock)) {
      notices.accept(
          hold.active()
              + " calls are under way; turned away so far: "
              + cell.counts.sum(BulkheadCell.REJECTED));
    }
    return new BulkheadFullException(name(), operation, settings().maxConcurrent());
  }

  @Override
  public void reset() {
    hold.reset();
  }

  @Override
  protected void changed(BulkheadSettings now) {
    hold.use(now);
  }

  @Override
  public BulkheadSnapshot snapshot() {
    return new BulkheadSnapshot(
        name(),
        hold.active(),
        cell.waiting.get(),
        cell.counts.sum(BulkheadCell.ADMITTED),
        cell.counts.sum(BulkheadCell.WAITED),
        cell.counts.sum(BulkheadCell.NESTED),
        cell.counts.sum(BulkheadCell.REJECTED),
        cell.counts.sum(BulkheadCell.LATE));
  }
}
