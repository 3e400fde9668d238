package dev.testudo.timeout.provider;

import dev.testudo.Work;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.Seldom;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import dev.testudo.timeout.CallTimeoutException;
import dev.testudo.timeout.Timeout;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.timeout.TimeoutSnapshot;
import dev.testudo.timeout.state.Slot;
import dev.testudo.timeout.state.TimeoutCell;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A timeout as clients and policies see it. */
final class TimeLimit extends CapabilityInstance<TimeoutSettings, TimeoutSnapshot>
    implements Timeout {
  private static final long LATE = 100_000_000;

  private final TimeoutCell cell;
  private final Arming arming;
  private final Watcher watcher;
  private final Executor answering;
  private final Clock clock;
  private final Consumer<String> notices;
  private volatile long limit;

  /**
   * @param answering where callers whose stage was cut off are answered
   * @param notices is told what is worth telling; never throws, never waits
   */
  TimeLimit(
      String name,
      TimeoutSettings settings,
      InstanceCell instance,
      TimeoutCell cell,
      Arming arming,
      Watcher watcher,
      Executor answering,
      Clock clock,
      Consumer<String> notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.arming = arming;
    this.watcher = watcher;
    this.answering = answering;
    this.clock = clock;
    this.notices = notices;
    this.limit = settings.limit().toNanos();
    watcher.watch(name, limit);
  }

  /** A blocking call begins; gives a permit. */
  long begin(int row) {
    return arming.thread(row, limit);
  }

  /** A call that gives a stage begins; gives a permit. */
  long begin(@Nullable String operation, Consumer<Throwable> cutOff) {
    return arming.stage(name(), operation, settings().limit(), cutOff);
  }

  /**
   * A blocking call of this thread has ended; gives why it fails if it was cut off. The interrupt
   * that cut it off is taken back, whether the work has heeded it or not.
   */
  @Nullable CallTimeoutException end(int row, long permit, @Nullable String operation) {
    Slot slot = arming.end(permit);
    if (slot == null) {
      cell.counts.add(row, TimeoutCell.CALLS, 1);
      return null;
    }
    if (!slot.interruptedBefore) {
      Thread.interrupted();
    }
    if (clock.nanos() - slot.deadline > LATE) {
      cell.counts.add(row, TimeoutCell.LATE, 1);
    }
    slot.free();
    timedOut(row);
    return new CallTimeoutException(name(), operation, settings().limit());
  }

  /** A call that gives a stage has ended; gives why it fails if it was cut off. */
  @Nullable Throwable endStage(int row, long permit) {
    Slot slot = arming.end(permit);
    if (slot == null) {
      cell.counts.add(row, TimeoutCell.CALLS, 1);
      return null;
    }
    timedOut(row);
    return slot.why;
  }

  private void timedOut(int row) {
    cell.counts.add(row, TimeoutCell.CALLS, 1, TimeoutCell.TIMED_OUT, 1);
    if (Seldom.due(cell.said, clock)) {
      notices.accept(
          "calls are cut off; so far " + cell.counts.sum(TimeoutCell.TIMED_OUT) + " in all");
    }
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
    long permit = begin(Stripes.SHARED);
    T result;
    try {
      result = work.call();
    } catch (Throwable failure) {
      CallTimeoutException late = end(Stripes.SHARED, permit, null);
      if (late != null && !(failure instanceof Error)) {
        late.addSuppressed(failure);
        throw late;
      }
      throw failure;
    }
    CallTimeoutException late = end(Stripes.SHARED, permit, null);
    if (late != null) {
      throw late;
    }
    return result;
  }

  @Override
  public <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
    return new LimitedStage<T>(this, answering).start(work);
  }

  @Override
  public void reset() {}

  @Override
  protected void changed(TimeoutSettings now) {
    limit = now.limit().toNanos();
    watcher.watch(name(), limit);
  }

  @Override
  public TimeoutSnapshot snapshot() {
    return new TimeoutSnapshot(
        name(),
        cell.counts.sum(TimeoutCell.CALLS),
        cell.counts.sum(TimeoutCell.TIMED_OUT),
        cell.counts.sum(TimeoutCell.LATE));
  }
}
