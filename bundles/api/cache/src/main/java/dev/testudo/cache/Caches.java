package dev.testudo.cache;

import dev.testudo.Registry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Gives caches by name. */
@ProviderType
public interface Caches extends Registry<Cache<Object, Object>, CacheSettings, CacheSnapshot> {

  /**
   * The cache of this name, for keys and values of the types that the caller has in mind. It is the
   * same cache as {@link #named(String)} gives, and nobody checks the types: who shares a cache
   * must agree on them, as with any map.
   */
  @SuppressWarnings("unchecked") // see above
  default <K, V> Cache<K, V> cache(String name) {
    return (Cache<K, V>) named(name);
  }

  /** The same with the settings that the calling code proposes. */
  @SuppressWarnings("unchecked") // see above
  default <K, V> Cache<K, V> cache(String name, CacheSettings settings) {
    return (Cache<K, V>) named(name, settings);
  }

  /**
   * What a guarded operation gave for these arguments and a cache still has, even if it is over its
   * time: {@link Cache#getStale} for who knows the call and not the key.
   *
   * @param operation in full, as {@code dev.testudo.guard.Operation} has it
   * @return null if there is no such cache, or it has nothing
   */
  @Nullable Object kept(String cache, String operation, @Nullable Object... arguments);
}
