package dev.testudo;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Where {@linkplain Part parts} find the services of others and offer their own. */
@ProviderType
public interface Parts {

  /** A service that this part {@linkplain Part#needs needs}. */
  <T> T get(Class<T> type);

  /**
   * Offers a service. Several parts may offer one type; {@link #get} gives the first. Who offers
   * one once more has its listeners told once more.
   */
  <T> void offer(Class<T> type, T service);

  /** Tells all services of a type, those already there and those offered later. */
  <T> void each(Class<T> type, Consumer<? super T> listener);

  /** The folder for what outlives the program; the system property {@code testudo.data}. */
  default Path data() {
    return Path.of(System.getProperty("testudo.data", "data"));
  }
}
