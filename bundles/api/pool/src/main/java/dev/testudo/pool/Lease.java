package dev.testudo.pool;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An object that is lent. It ends when it is closed, and then never again changes anything: closing
 * it twice, or after its object was taken away, is only counted as late. May be closed by another
 * thread than the one that claimed it.
 *
 * @param <T> the object
 */
@ProviderType
public interface Lease<T> extends AutoCloseable {

  /**
   * The object.
   *
   * @throws IllegalStateException if the lease has ended
   */
  T object();

  /** Gives the object back. Never throws and never waits. */
  @Override
  void close();

  /** Gives the object back as broken: it is ended and replaced. Otherwise as {@link #close}. */
  void discard();
}
