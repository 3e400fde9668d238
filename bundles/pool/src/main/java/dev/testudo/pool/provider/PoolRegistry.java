package dev.testudo.pool.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.memory.PressureListener;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolEvent;
import dev.testudo.pool.PoolEvent.Cause;
import dev.testudo.pool.PoolFactory;
import dev.testudo.pool.PoolListener;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.pool.Pools;
import dev.testudo.pool.state.PoolCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pools. */
class PoolRegistry extends CapabilityRegistry<Pool<?>, PoolSettings, PoolSnapshot> {
  /** The capability's word. */
  static final String WORD = "pool";

  /** The shape of {@link PoolCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "slots/";

  private final Listeners<PoolListener> listeners = new Listeners<>(WORD);
  private final Map<String, ObjectPool<?>> pools = new ConcurrentHashMap<>();
  // Pools that nobody finds any more, until their objects are ended.
  private final Map<ObjectPool<?>, Boolean> leaving = new ConcurrentHashMap<>();
  private volatile Runnable attention = () -> {};
  private volatile Consumer<ObjectPool<?>> made = pool -> {};

  @SuppressWarnings("unchecked") // there is but one class of pools
  PoolRegistry(Room room, Faces faces, Clock clock) {
    super(
        WORD,
        (Class<Pool<?>>) (Class<?>) Pool.class,
        PoolSettings.class,
        new PoolSettings(),
        room,
        faces,
        clock);
  }

  Listeners<PoolListener> listeners() {
    return listeners;
  }

  /** Gives idle objects back when memory is short. */
  PressureListener relief() {
    return new PoolRelief(() -> pools.values());
  }

  /** The registry as one client sees it. */
  Pools view(String client) {
    return new View(this, client);
  }

  /** The pool of this name with this factory; see {@link Pools#pool}. */
  @SuppressWarnings("unchecked") // from here on its objects are those of the factory
  <T> Pool<T> pool(
      String name, PoolFactory<T> factory, @Nullable PoolSettings settings, String owner) {
    Pool<?> face = named(name, settings, owner);
    ObjectPool<T> pool = (ObjectPool<T>) target(name);
    room().own(KEY + name, owner);
    pool.supply(factory, owner);
    attention.run();
    return (Pool<T>) face;
  }

  /** See {@link Pools#withdraw}. */
  void withdraw(String name, PoolFactory<?> factory) {
    ObjectPool<?> pool = pools.get(name);
    if (pool != null) {
      pool.release(factory::equals, false);
      attention.run();
    }
  }

  /** Lets go what factories of those classes have made; see {@link ObjectPool#release}. */
  void release(Predicate<Class<?>> gone, boolean seize) {
    pools.values().forEach(pool -> pool.release(made -> gone.test(made.getClass()), seize));
    attention.run();
  }

  /** All pools, those included that are leaving. */
  List<ObjectPool<?>> everyone() {
    leaving.keySet().removeIf(ObjectPool::isOver);
    List<ObjectPool<?>> all = new ArrayList<>(pools.values());
    all.addAll(leaving.keySet());
    return all;
  }

  /** Who is told at once when there may be something to do. */
  void attention(Runnable told) {
    attention = told;
  }

  /** Is told all pools, those that are there and those that come. */
  void each(Consumer<ObjectPool<?>> told) {
    made = told;
    pools.values().forEach(told);
  }

  @Override
  protected Pool<?> create(String name, PoolSettings settings, InstanceCell cell) {
    Clock clock = clock();
    PoolCell slots = room().cell(KEY + name, PoolCell.class, () -> new PoolCell(clock));
    Notices notices = new Throttle(clock, (cause, text) -> tell(name, cause, text.get()));
    ObjectPool<?> pool = new ObjectPool<>(name, settings, cell, slots, clock, notices);
    pools.put(name, pool);
    made.accept(pool);
    return pool;
  }

  @Override
  protected void forget(String name) {
    room().drop(KEY + name);
    ObjectPool<?> pool = pools.remove(name);
    if (pool != null) {
      leaving.put(pool, true);
      pool.release(any -> true, false);
      attention.run();
    }
  }

  private void tell(String name, Cause cause, String text) {
    PoolEvent event = new PoolEvent(clock().wall(), name, cause, text);
    note(name, cause.name(), text.lines().findFirst().orElse(text));
    listeners.tell(listener -> listener.happened(event));
    if (cause == Cause.RECYCLED || cause == Cause.RESIZED) {
      attention.run();
    }
  }

  private static final class View extends RegistryView<Pool<?>, PoolSettings, PoolSnapshot>
      implements Pools {
    private final PoolRegistry pools;
    private final String client;

    View(PoolRegistry pools, String client) {
      super(pools, client);
      this.pools = pools;
      this.client = client;
    }

    @Override
    public <T> Pool<T> pool(String name, PoolFactory<T> factory) {
      return pools.pool(name, factory, null, client);
    }

    @Override
    public <T> Pool<T> pool(String name, PoolFactory<T> factory, PoolSettings settings) {
      return pools.pool(name, factory, settings, client);
    }

    @Override
    public void withdraw(String name, PoolFactory<?> factory) {
      pools.withdraw(name, factory);
    }
  }
}
