package dev.testudo.cache;

import org.jspecify.annotations.Nullable;

/**
 * Gets what is not in the cache. It runs in the thread of who asked, outside of all locks; it may
 * take its time, and may use the cache for other keys.
 *
 * @param <K> the keys
 * @param <V> the values
 * @param <X> the checked exception it may throw; inferred as {@link RuntimeException} where it
 *     throws none
 */
@FunctionalInterface
public interface Loader<K, V, X extends Exception> {

  /** The value, or null if there is none; null is given to who asked and is not kept. */
  @Nullable V load(K key) throws X;
}
