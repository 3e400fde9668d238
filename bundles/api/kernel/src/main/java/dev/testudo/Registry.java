package dev.testudo;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives the instances of one capability by name. It is an OSGi service; in a program without OSGi,
 * {@link Testudo#get} gives it.
 *
 * <p>An instance belongs to the bundle that asked for it first. When that bundle goes, the instance
 * waits a configurable time for its return and is dropped then.
 *
 * @param <I> the instances
 * @param <S> their settings
 * @param <V> what an instance shows of itself
 */
@ProviderType
public interface Registry<I extends Instance<S, V>, S extends Record, V extends Record> {

  /**
   * The instance of this name, made if there is none. Its settings come from the configuration of
   * this name, else from the code that proposed some, else from the defaults.
   *
   * @throws SettingsException if the name is not well formed
   */
  I named(String name);

  /**
   * The instance of this name, with the settings that the calling code proposes. Configuration
   * overlays them, value by value.
   *
   * @throws SettingsConflictException if another bundle proposed other settings for this name
   * @throws SettingsException if the name is not well formed
   */
  I named(String name, S settings);

  /** The instance of this name, if there is one. Never makes one. */
  Optional<I> find(String name);

  /** A snapshot of each instance, ordered by name. */
  List<V> snapshots();
}
