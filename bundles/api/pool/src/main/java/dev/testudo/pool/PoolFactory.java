package dev.testudo.pool;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes and ends the objects of a pool. Its methods are called by any thread and for several
 * objects at once, never under a lock: one that is slow holds up the claim that it is called for,
 * and one that hangs takes one object out of use, and keeps only its own pool's worker. None should
 * take longer than a claim may.
 *
 * @param <T> the objects
 */
@ConsumerType
@FunctionalInterface
public interface PoolFactory<T> {

  /**
   * Makes an object. In the thread of the claim that needs it, or in the pool's worker where the
   * set minimum is to be there.
   *
   * @throws Exception if it cannot; the claim ends with a {@link PoolException} that has it as its
   *     cause
   */
  T create() throws Exception;

  /**
   * Whether an object still works. Asked by a claim for what was idle for {@link
   * PoolSettings#validateAfter}. One that does not, or for which this throws, is replaced.
   */
  default boolean validate(T object) throws Exception {
    return true;
  }

  /**
   * Ends an object that is no longer needed, in the pool's worker. What it throws is logged, and
   * the object is gone all the same. Closes it, if it can be closed.
   */
  default void destroy(T object) throws Exception {
    if (object instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
