package dev.testudo.capability.state;

import org.jspecify.annotations.Nullable;

/** What a registry knows of one instance, for the next version of the registry. */
public final class InstanceCell {
  /** The settings that code proposed, or null if none did. */
  public volatile @Nullable Record proposed;

  /** Whether code asked for it, not only configuration. */
  public volatile boolean asked;

  /** The settings as configuration and code had them when they were last put in force. */
  public volatile @Nullable Record settled;

  /** The settings in force. */
  public volatile @Nullable Record effective;
}
