package dev.testudo.state;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes stable faces: objects that a client may hold for ever while what they stand for is
 * replaced. A face is a small generated class; a call through it reads where to go, is counted as
 * in flight exactly, and goes there. A call, with all the calls it makes, sees one generation of
 * targets.
 *
 * <p>A face is known by its identity, a name such as {@code breaker/orders-db}. Binding an identity
 * anew switches the face that clients already hold. Targets must not rely on their own identity:
 * {@code ==} on a face compares faces, and {@code equals} and {@code hashCode} are the face's own.
 */
@ProviderType
public interface Faces {

  /**
   * The face of this identity, made at first, and from now on its target.
   *
   * @param type an interface, visible to clients and not of the provider's own bundle, or else the
   *     provider's code is pinned for as long as a client holds the face
   */
  <T> T bind(String identity, Class<T> type, T target);

  /**
   * A face without an identity, behind the guard of this name, with the policies that it has for
   * each method. It is forgotten when nobody holds it any more.
   */
  <T> T wrap(Class<T> type, T target, String guard);

  /** Begins a change of many faces that takes effect at once, at {@link Change#commit()}. */
  Change change();

  /**
   * Says that the provider of this target is about to go. The face keeps calling it until another
   * is bound, or until the linger time is over; from then on it throws {@link
   * dev.testudo.ServiceGoneException}.
   */
  void withdraw(String identity, Object target);

  /** Forgets the identity. Faces that are still held throw from now on. */
  void drop(String identity);

  /**
   * Runs an action in which this thread never waits for a target that is away: it gets the old one,
   * or the error, at once. For whoever stops, starts or updates bundles.
   */
  void lifecycle(Runnable action);

  /** Several bindings that become visible in one step. Not thread-safe. */
  @ProviderType
  interface Change {
    <T> T bind(String identity, Class<T> type, T target);

    void commit();
  }
}
