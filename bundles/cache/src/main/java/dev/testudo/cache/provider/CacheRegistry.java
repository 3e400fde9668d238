package dev.testudo.cache.provider;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheEvent;
import dev.testudo.cache.CacheEvent.Kind;
import dev.testudo.cache.CacheListener;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.WaitCell;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.memory.PressureListener;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The caches. */
final class CacheRegistry
    extends CapabilityRegistry<Cache<Object, Object>, CacheSettings, CacheSnapshot> {
  /** The capability's word. */
  static final String WORD = "cache";

  /** The shape of {@link CacheCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "entries/";

  private final Listeners<CacheListener> listeners = new Listeners<>(WORD);
  private final Map<String, CacheInstance> caches = new ConcurrentHashMap<>();
  private final SafeKeys keys = new SafeKeys();
  private final Waits waits;
  private final IntSupplier rows;

  /**
   * @param rows gives the calling thread's row for {@link dev.testudo.state.Stripes}
   */
  CacheRegistry(Room room, Faces faces, Clock clock, IntSupplier rows) {
    super(WORD, type(), CacheSettings.class, new CacheSettings(), room, faces, clock);
    this.rows = rows;
    waits = new Waits(room.cell("waits", WaitCell.class, WaitCell::new));
  }

  @SuppressWarnings("unchecked") // of what types it is, callers say
  private static Class<Cache<Object, Object>> type() {
    return (Class<Cache<Object, Object>>) (Class<?>) Cache.class;
  }

  Listeners<CacheListener> listeners() {
    return listeners;
  }

  /** The registry as one client sees it. */
  Caches view(String client) {
    return new View(this, client);
  }

  private @Nullable Object kept(String cache, String operation, @Nullable Object... arguments) {
    CacheInstance found = caches.get(cache);
    Object key = found == null ? null : keys.key(operation, arguments);
    return found == null || key == null ? null : found.getStale(key);
  }

  /** Drops what holds on to something old, in all caches. */
  void sweep(Predicate<Object> old) {
    caches.values().forEach(cache -> cache.sweep(old));
  }

  /** Gives entries back when memory is short. */
  PressureListener relief() {
    return new CacheRelief(() -> caches.values());
  }

  @Override
  protected Cache<Object, Object> create(String name, CacheSettings settings, InstanceCell cell) {
    CacheCell entries = room().cell(KEY + name, CacheCell.class, CacheCell::new);
    CacheInstance cache =
        new CacheInstance(
            name,
            settings,
            cell,
            entries,
            waits,
            clock(),
            (kind, text) -> tell(name, kind, text),
            rows);
    caches.put(name, cache);
    return cache;
  }

  @Override
  protected void forget(String name) {
    caches.remove(name);
    room().drop(KEY + name);
  }

  private void tell(String name, Kind kind, String text) {
    CacheEvent event = new CacheEvent(clock().wall(), name, kind, text);
    note(name, kind.name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View
      extends RegistryView<Cache<Object, Object>, CacheSettings, CacheSnapshot> implements Caches {
    private final CacheRegistry all;

    View(CacheRegistry registry, String client) {
      super(registry, client);
      this.all = registry;
    }

    @Override
    public @Nullable Object kept(String cache, String operation, @Nullable Object... arguments) {
      return all.kept(cache, operation, arguments);
    }
  }
}
