package dev.testudo.state;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The cells of one capability, by key. All methods may be called from any thread; none blocks but
 * those of {@link Durable}.
 *
 * <p>A cell is an object that changes in place. It may reach only classes that the old and the new
 * version of a provider share: those of the JDK and of contract bundles. Never a lambda or a class
 * of the provider itself, which would pin the old code and be foreign to the new; the room refuses
 * a type whose declaration shows such a class.
 */
@ProviderType
public interface Room extends AutoCloseable {

  String name();

  int schema();

  /**
   * The cell of this key, made by {@code first} if there is none. Of two threads that race, both
   * get the same cell.
   *
   * @throws SchemaException if a cell of this key has another type, or {@code type} is not shared
   */
  <C> C cell(String key, Class<C> type, Supplier<? extends C> first);

  /** The cell of this key, if there is one. */
  <C> Optional<C> find(String key, Class<C> type);

  /** The keys of all cells, as they are now. */
  Set<String> keys();

  /** Forgets a cell. Who still holds it may go on using it; nobody will find it. */
  void drop(String key);

  /**
   * Says to whom a key belongs: the symbolic name of a bundle. When that bundle is gone for longer
   * than the configured time, the key is {@linkplain #onDropped dropped}. The first owner stays,
   * until the key is dropped.
   *
   * @return the owner now: the one given, or the one before
   */
  String own(String key, String owner);

  Optional<String> owner(String key);

  /** Who is told the keys that were dropped because their owner is gone; one at a time. */
  void onDropped(Consumer<String> listener);

  /** What must outlive the process as well, by key. */
  Durable durable(String key);

  /** Detaches from the room; what it holds stays. */
  @Override
  void close();
}
