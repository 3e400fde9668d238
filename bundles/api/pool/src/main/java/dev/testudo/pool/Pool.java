package dev.testudo.pool;

import dev.testudo.Instance;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lends objects, each to one caller at a time. What a caller wrote to an object before it gave it
 * back, the next one sees.
 *
 * <p>All methods may be called from any thread; only {@link #claim} and {@link #use} may wait.
 *
 * @param <T> the objects
 */
@ProviderType
public interface Pool<T> extends Instance<PoolSettings, PoolSnapshot> {

  /**
   * Claims an object, waiting for {@link PoolSettings#claimTime} at most. Takes one that is idle,
   * else makes one in the calling thread, else waits until one comes back. Costs 32 bytes, the
   * lease, where one is idle.
   *
   * @return the lease, which must be closed
   * @throws PoolExhaustedException if there was none in time, or the thread was interrupted while
   *     it waited; its interrupt flag is set then
   * @throws PoolException if one was to be made and could not, or nobody says how
   */
  Lease<T> claim();

  /** The same, with another limit for the waiting; zero for not to wait. */
  Lease<T> claim(Duration limit);

  /**
   * Does something with an object, in the calling thread, and gives it back whatever happens. It
   * must not be kept. Allocates nothing where one is idle; waits and throws as {@link #claim()}.
   */
  <R extends @Nullable Object, X extends Exception> R use(Use<? super T, R, X> work) throws X;

  /**
   * What is done with an object.
   *
   * @param <T> the object
   * @param <R> what comes of it
   * @param <X> what it may throw
   */
  @FunctionalInterface
  interface Use<T, R extends @Nullable Object, X extends Exception> {
    R with(T object) throws X;
  }

  /**
   * Replaces all objects: those that are idle go at once, those that are out when they come back.
   * For who finds that what they stand for has changed or broken.
   *
   * @return how many there were
   */
  int recycle();

  /**
   * Lets idle objects go, down to {@link PoolSettings#minimum}; for who needs the memory.
   *
   * @return how many went
   */
  int trim();

  /** The same as {@link #recycle}. */
  @Override
  void reset();
}
