package dev.testudo.shell.provider;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.cache.HotKey;
import dev.testudo.cache.Loader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One cache, that is a map. */
final class FakeCaches implements Caches {
  private final Fake cache;

  FakeCaches(String name) {
    cache = new Fake(name);
  }

  @Override
  public Cache<Object, Object> named(String name) {
    return cache;
  }

  @Override
  public Cache<Object, Object> named(String name, CacheSettings settings) {
    return cache;
  }

  @Override
  public Optional<Cache<Object, Object>> find(String name) {
    return name.equals(cache.name) ? Optional.of(cache) : Optional.empty();
  }

  @Override
  public List<CacheSnapshot> snapshots() {
    return List.of(cache.snapshot());
  }

  private static final class Fake implements Cache<Object, Object> {
    private final String name;
    private final Map<Object, Object> map = new HashMap<>();

    Fake(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public CacheSettings settings() {
      return new CacheSettings();
    }

    @Override
    public CacheSnapshot snapshot() {
      return new CacheSnapshot(name, map.size(), 0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, 0);
    }

    @Override
    public void reset() {}

    @Override
    public void reconfigure(CacheSettings settings) {}

    @Override
    public <X extends Exception> @Nullable Object get(
        Object key, Loader<? super Object, ? extends Object, X> loader) throws X {
      Object value = map.get(key);
      return value == null ? loader.load(key) : value;
    }

    @Override
    public CompletionStage<@Nullable Object> getAsync(
        Object key,
        Function<? super Object, ? extends CompletionStage<? extends @Nullable Object>> loader) {
      return CompletableFuture.completedFuture(map.get(key));
    }

    @Override
    public @Nullable Object getIfPresent(Object key) {
      return map.get(key);
    }

    @Override
    public @Nullable Object getStale(Object key) {
      return map.get(key);
    }

    @Override
    public void put(Object key, Object value) {
      map.put(key, value);
    }

    @Override
    public boolean invalidate(Object key) {
      return map.remove(key) != null;
    }

    @Override
    public long invalidateAll() {
      long count = map.size();
      map.clear();
      return count;
    }

    @Override
    public long trim(double share) {
      return 0;
    }

    @Override
    public List<HotKey> hottest(int limit) {
      return map.keySet().stream().map(key -> new HotKey(key.toString(), 16)).toList();
    }
  }

  @Override
  public @Nullable Object kept(String cache, String operation, @Nullable Object... arguments) {
    return null;
  }
}
