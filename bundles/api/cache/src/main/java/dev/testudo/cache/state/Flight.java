package dev.testudo.cache.state;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A load under way, in the place of the entry that it is to become. Whoever forgets the key takes
 * it out of the map, and it can no longer put anything there.
 *
 * <p>The future is completed by who loads. It is given to others as a {@linkplain
 * CompletableFuture#copy() copy} only, so that no class of a provider hangs on it.
 */
public final class Flight extends Node {
  /** Of no other load of the same cache; above 0. */
  public final long id;

  /** When it began, in nanoseconds of the exact clock. */
  public final long began;

  /** The entry over its time that it replaces, if there is one. */
  public final @Nullable Node stale;

  public final CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();

  /** The thread that loads; null when it is not one thread from the beginning to the end. */
  public volatile @Nullable Thread thread;

  public Flight(Object key, long id, long began, @Nullable Node stale, @Nullable Thread thread) {
    super(key, null, began);
    this.id = id;
    this.began = began;
    this.stale = stale;
    this.thread = thread;
  }
}
