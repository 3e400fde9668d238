package dev.testudo.pool.provider;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.pool.PoolEvent.Cause;
import dev.testudo.pool.PoolException;
import dev.testudo.pool.PoolFactory;
import dev.testudo.pool.state.Doomed;
import dev.testudo.pool.state.PoolCell;
import dev.testudo.pool.state.Slot;
import dev.testudo.state.Clock;
import java.lang.System.Logger;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Where the factory is called: never under a lock, and whatever it throws, the slot is settled. */
final class Maker {
  private static final Logger LOG = System.getLogger(Maker.class.getName());

  private final String name;
  private final PoolCell cell;
  private final Clock clock;
  private final Notices notices;

  Maker(String name, PoolCell cell, Clock clock, Notices notices) {
    this.name = name;
    this.cell = cell;
    this.clock = clock;
    this.notices = notices;
  }

  /**
   * Makes an object in a slot that is the caller's.
   *
   * @throws PoolException if it cannot; the slot is empty then
   */
  void fill(Slot slot) {
    PoolFactory<?> factory = cell.factory;
    if (factory == null) {
      cell.empty(slot);
      throw new PoolException(name, "nobody says how its objects are made", null);
    }
    try {
      slot.object = Objects.requireNonNull(factory.create(), "the factory gave null");
    } catch (Throwable failure) {
      cell.counts.addShared(PoolCell.FAILED, 1);
      cell.empty(slot);
      notices.tell(Cause.FAILED, () -> "an object could not be made: " + failure);
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new PoolException(name, "an object could not be made: " + failure, failure);
    }
    long now = clock.coarse();
    slot.maker = factory;
    slot.bornAt = now;
    slot.usedAt = now;
    slot.spread = ThreadLocalRandom.current().nextDouble();
    cell.counts.addShared(PoolCell.CREATED, 1);
  }

  /** Whether the object in a slot that is the caller's still works. Never throws. */
  boolean works(Slot slot) {
    Object object = slot.object;
    PoolFactory<?> factory = slot.maker;
    if (object == null || factory == null) {
      return false;
    }
    try {
      return validate(factory, object);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      LOG.log(DEBUG, () -> "pool " + name + ": an object does not work", e);
      return false;
    }
  }

  /** Ends what is to be ended. Never throws. */
  void bury() {
    for (Doomed one = cell.doomed.poll(); one != null; one = cell.doomed.poll()) {
      PoolFactory<?> factory = one.factory();
      if (factory != null) {
        try {
          destroy(factory, one.object());
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
          LOG.log(WARNING, () -> "pool " + name + ": an object did not end well", e);
        }
      }
    }
  }

  @SuppressWarnings("unchecked") // the factory made the object
  private static <T> boolean validate(PoolFactory<T> factory, Object object) throws Exception {
    return factory.validate((T) object);
  }

  @SuppressWarnings("unchecked") // the factory made the object
  private static <T> void destroy(PoolFactory<T> factory, Object object) throws Exception {
    factory.destroy((T) object);
  }

  /** Gives the pool another factory, or none. Its lock is the caller's. */
  void use(@Nullable PoolFactory<?> factory, @Nullable String owner) {
    cell.factory = factory;
    cell.owner = owner;
  }
}
