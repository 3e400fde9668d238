package dev.testudo.cache.provider;

import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.state.Node;

/**
 * The settings as numbers; times in nanoseconds.
 *
 * @param maximum entries
 * @param good how long an entry is good for
 * @param kept how long it is kept, at least as long
 * @param loadTimeout how long others wait for a load
 */
record Limits(int maximum, long good, long kept, long loadTimeout) {

  static Limits of(CacheSettings settings) {
    long good = settings.timeToLive().isZero() ? Long.MAX_VALUE : settings.timeToLive().toNanos();
    long kept = good + settings.staleFor().toNanos();
    return new Limits(
        settings.maximumSize(),
        good,
        kept < 0 ? Long.MAX_VALUE : kept,
        settings.loadTimeout().toNanos());
  }

  /** Whether it may be given as it is. */
  boolean fresh(long written, long now) {
    return now - written < good;
  }

  /** Whether nobody may want it any more. */
  boolean over(Node node, long now) {
    return now - node.written >= kept;
  }
}
