package dev.testudo;

import java.util.List;
import java.util.ServiceLoader;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Testudo in a program without OSGi: all that the module path (or the class path) has of it, wired.
 *
 * <pre>{@code
 * try (Testudo testudo = Testudo.standalone()) {
 *   Guard guard = testudo.get(Guards.class).named("orders");
 *   …
 * }
 * }</pre>
 */
@ProviderType
public interface Testudo extends AutoCloseable {

  /**
   * Starts every {@link Part} that can be found.
   *
   * @throws TestudoException if a part lacks a service that it needs; the message names both
   */
  static Testudo standalone() {
    return Standalone.start(
        ServiceLoader.load(Part.class, Testudo.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** The same with these parts, for tests and for programs that choose. */
  static Testudo of(List<Part> parts) {
    return Standalone.start(parts);
  }

  /**
   * A service, such as {@code CircuitBreakers}.
   *
   * @throws TestudoException if no part offers it; the message says which module would
   */
  <T> T get(Class<T> service);

  /** Ends all threads. Handles given out work no more. */
  @Override
  void close();
}
