package dev.testudo.cache.provider;

import dev.testudo.cache.CacheEvent.Kind;

/** Where a cache says what has happened to it. Never throws, never waits. */
@FunctionalInterface
interface Notices {
  void tell(Kind kind, String text);
}
