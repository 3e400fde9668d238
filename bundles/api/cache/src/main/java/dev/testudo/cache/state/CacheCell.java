package dev.testudo.cache.state;

import dev.testudo.state.Stripes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that one cache remembers. Versions of its provider that work on it at once agree on this
 * layout, which is schema 1.
 *
 * <p>An entry is in the {@link #map} and, from just after until just before, in the ring of its
 * key's hash. The map decides: who takes a node out of it, by identity, is the one who counts that.
 */
public final class CacheCell {
  /** Column: something was there. */
  public static final int HITS = 0;

  /** Column: nothing was there. */
  public static final int MISSES = 1;

  /** Column: loads that gave something. */
  public static final int LOADS = 2;

  /** Column: loads that failed. */
  public static final int FAILED_LOADS = 3;

  /** Column: nanoseconds of loads. */
  public static final int LOAD_NANOS = 4;

  /** Column: entries that went because it was full. */
  public static final int EVICTIONS = 5;

  /** Column: entries that went because of their time. */
  public static final int EXPIRED = 6;

  /** Column: entries that went because of their classes. */
  public static final int DROPPED = 7;

  /** Column: calls that were not cached because of their arguments. */
  public static final int UNSAFE_KEYS = 8;

  private static final int RINGS = 16;

  /** Entries and loads by key. */
  public final ConcurrentHashMap<Object, Node> map = new ConcurrentHashMap<>();

  /** Entries by the hash of the key; their number is a power of two. */
  public final Ring[] rings = new Ring[RINGS];

  /** Loads that guarded calls lead, by their id: a call that waits remembers numbers only. */
  public final ConcurrentHashMap<Long, Flight> led = new ConcurrentHashMap<>();

  /** The id of the latest load. */
  public final AtomicLong flights = new AtomicLong();

  /** Loads under way. */
  public final AtomicLong loading = new AtomicLong();

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(9);

  /** The operations of which it was said that their arguments are no safe key. */
  public final Set<String> unsafe = ConcurrentHashMap.newKeySet();

  public CacheCell() {
    for (int i = 0; i < RINGS; i++) {
      rings[i] = new Ring();
    }
  }
}
