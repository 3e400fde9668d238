package dev.testudo.pool.provider;

import dev.testudo.SettingsConflictException;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.pool.Lease;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolEvent.Cause;
import dev.testudo.pool.PoolExhaustedException;
import dev.testudo.pool.PoolFactory;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.pool.state.Grip;
import dev.testudo.pool.state.PoolCell;
import dev.testudo.pool.state.Slot;
import dev.testudo.pool.state.Trace;
import dev.testudo.state.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A pool as clients see it. */
final class ObjectPool<T> extends CapabilityInstance<PoolSettings, PoolSnapshot>
    implements Pool<T> {
  private final PoolCell cell;
  private final Clock clock;
  private final Notices notices;
  private final Claims claims;
  private final Maker maker;
  private final Upkeep upkeep;
  private volatile Limits limits;
  private volatile LongConsumer waits = nanos -> {};

  ObjectPool(
      String name,
      PoolSettings settings,
      InstanceCell instance,
      PoolCell cell,
      Clock clock,
      Notices notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.clock = clock;
    this.notices = notices;
    this.claims = new Claims(cell, clock);
    this.maker = new Maker(name, cell, clock, notices);
    this.upkeep = new Upkeep(cell, clock, maker, notices);
    this.limits = Limits.of(settings);
    Slots.fit(cell, settings.maximum());
  }

  /** Is told in nanoseconds how long claims took that did not find an object at once. */
  void waits(LongConsumer told) {
    waits = told;
  }

  @Override
  public Lease<T> claim() {
    return lease(limits.claimTime());
  }

  @Override
  public Lease<T> claim(Duration limit) {
    return lease(limit.toNanos());
  }

  @Override
  public <R extends @Nullable Object, X extends Exception> R use(Use<? super T, R, X> work)
      throws X {
    Slot slot = take(limits.claimTime());
    long held = held(slot);
    try {
      return work.with(object(slot));
    } finally {
      cell.release(slot, held);
    }
  }

  private Lease<T> lease(long limit) {
    Slot slot = take(limit);
    Grip<T> grip = new Grip<>(cell, slot, held(slot));
    Trace trace = slot.trace;
    if (trace != null) {
      trace.watch(grip);
    }
    return grip;
  }

  @SuppressWarnings("unchecked") // the factory of a pool of T made it
  private T object(Slot slot) {
    return (T) Objects.requireNonNull(slot.object);
  }

  private Slot take(long limit) {
    Slot slot = claims.idle();
    long now = clock.coarse();
    if (slot == null) {
      slot = takeSlowly(limit);
      now = clock.coarse();
    } else if (now - slot.usedAt >= limits.validateAfter()) {
      if (!validate(slot)) {
        return take(limit);
      }
      now = clock.coarse();
    }
    slot.claims++;
    slot.claimedAt = now;
    if (limits.traced()) {
      slot.trace = Traces.here(held(slot));
    }
    return slot;
  }

  // By the claimant, before anybody else can have come to it.
  private static long held(Slot slot) {
    return Slot.with(slot.word(), Slot.CLAIMED);
  }

  private Slot takeSlowly(long limit) {
    long begin = clock.nanos();
    Slot slot = claims.empty();
    if (slot == null) {
      slot = limit > 0 ? claims.await(limit) : null;
      if (slot == null) {
        throw exhausted(clock.nanos() - begin);
      }
      cell.counts.addShared(PoolCell.WAITED, 1);
    }
    if (slot.object == null) {
      maker.fill(slot);
      slot.claim();
    }
    waits.accept(clock.nanos() - begin);
    return slot;
  }

  // Puts another object in the place of one that does not work. False if it was taken away.
  private boolean validate(Slot slot) {
    long held = held(slot);
    if (maker.works(slot)) {
      return true;
    }
    if (!Slots.takeBack(slot, held)) {
      return false;
    }
    cell.doom(slot);
    maker.fill(slot);
    slot.claim();
    return true;
  }

  private PoolExhaustedException exhausted(long nanos) {
    cell.counts.addShared(PoolCell.EXHAUSTED, 1);
    PoolExhaustedException exhausted =
        new PoolExhaustedException(
            snapshot(), Duration.ofNanos(nanos), Thread.currentThread().isInterrupted());
    notices.tell(Cause.EXHAUSTED, exhausted::getMessage);
    return exhausted;
  }

  @Override
  public int recycle() {
    int many = Slots.retire(cell, slot -> true);
    notices.tell(Cause.RECYCLED, () -> many + " objects are replaced");
    return many;
  }

  @Override
  public int trim() {
    return upkeep.idle(limits, clock.coarse(), Long.MIN_VALUE);
  }

  @Override
  public void reset() {
    recycle();
  }

  @Override
  protected void changed(PoolSettings now) {
    limits = Limits.of(now);
    int before = cell.capacity;
    Slots.fit(cell, now.maximum());
    Slots.drain(cell);
    if (before != now.maximum()) {
      notices.tell(Cause.RESIZED, () -> "at most " + now.maximum() + " objects, before " + before);
    }
  }

  /** From now on this factory makes its objects. */
  void supply(PoolFactory<T> factory, String owner) {
    cell.lock.lock();
    try {
      PoolFactory<?> before = cell.factory;
      if (factory.equals(before)) {
        return;
      }
      if (before != null && !owner.equals(cell.owner)) {
        throw new SettingsConflictException(
            "pool %s: %s says how its objects are made, and %s has said so before; give one of them another name"
                .formatted(name(), owner, cell.owner));
      }
      maker.use(factory, owner);
    } finally {
      cell.lock.unlock();
    }
    if (Slots.size(cell) > 0) {
      recycle();
    }
  }

  /**
   * Lets go what was made by factories that are gone, or about to go.
   *
   * @param seize whether also what is out; else that goes when it comes back
   */
  void release(Predicate<PoolFactory<?>> gone, boolean seize) {
    PoolFactory<?> factory = cell.factory;
    if (factory != null && gone.test(factory)) {
      cell.lock.lock();
      try {
        maker.use(null, null);
      } finally {
        cell.lock.unlock();
      }
    }
    Predicate<Slot> theirs =
        slot -> {
          PoolFactory<?> made = slot.maker;
          return made != null && gone.test(made);
        };
    int many = Slots.retire(cell, theirs);
    if (seize) {
      Slots.seize(cell, theirs);
    }
    if (many > 0) {
      cell.counts.addShared(PoolCell.DROPPED, many);
      notices.tell(Cause.RELEASED, () -> many + " objects go with who made them");
    }
  }

  /** Looks after everything, without foreign code. True if there is {@link #work}. */
  boolean look() {
    return upkeep.look(limits);
  }

  /** Calls the factory for what is to be ended and made. */
  void work() {
    upkeep.work(limits);
  }

  /** Whether nothing is left of it. */
  boolean isOver() {
    return Slots.size(cell) == 0 && cell.doomed.isEmpty();
  }

  @Override
  public PoolSnapshot snapshot() {
    return Snapshots.of(name(), cell, clock.coarse(), settings().maximum());
  }
}
