package dev.testudo.pool;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives pools by name. A pool that was only {@linkplain #named named} or configured has settings
 * but no objects, until somebody says how they are made.
 */
@ProviderType
public interface Pools extends Registry<Pool<?>, PoolSettings, PoolSnapshot> {

  /**
   * The pool of this name, whose objects this factory makes. Makes none yet, but for the set
   * minimum, which comes by itself.
   *
   * <p>The factory, and all it made, belong to the bundle of its class and are let go when that
   * bundle stops. The same bundle may come with another factory: the objects of the one before are
   * {@linkplain Pool#recycle recycled}, so keep the factory, or the pool, rather than to make a
   * factory for each call.
   *
   * @throws dev.testudo.SettingsConflictException if another bundle, which is still there, has
   *     given a factory to the pool of this name
   * @throws dev.testudo.SettingsException if the name is not well formed
   */
  <T> Pool<T> pool(String name, PoolFactory<T> factory);

  /**
   * The same, with the settings that the calling code proposes. Configuration overlays them, value
   * by value.
   */
  <T> Pool<T> pool(String name, PoolFactory<T> factory, PoolSettings settings);

  /**
   * Takes a factory back: what it made goes, as with {@link Pool#recycle}, and no more is made.
   * Does nothing if the pool of this name has another.
   */
  void withdraw(String name, PoolFactory<?> factory);
}
