package dev.testudo;

import org.osgi.annotation.versioning.ProviderType;

/**
 * One named instance of a capability: a circuit breaker, a pool, a cache.
 *
 * <p>A handle stays valid for as long as its owner lives, whatever is updated meanwhile. All
 * methods may be called from any thread and none of them blocks.
 *
 * @param <S> its settings
 * @param <V> what it shows of itself
 */
@ProviderType
public interface Instance<S extends Record, V extends Record> {

  /** The name it was asked for by; matches {@code [a-z0-9][a-z0-9._-]*}. */
  String name();

  /** The settings in force: code's proposal or the defaults, overlaid by configuration. */
  S settings();

  /**
   * What it is and has counted, read without stopping it; counts of calls under way may be short.
   */
  V snapshot();

  /**
   * Back to how it started: windows and statistics empty. Counters that only grow are not reset.
   */
  void reset();

  /**
   * Puts other settings in force from the next call; live state is kept. Configuration, where there
   * is any for this name, wins again at its next change.
   *
   * @throws SettingsException if a value is out of its range; the old settings stay in force
   */
  void reconfigure(S settings);
}
