package dev.testudo.cache.provider;

import dev.testudo.TestudoException;
import dev.testudo.cache.Cache;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;

/** Clears a cache: {@code recovery = clear-cache=NAME}, for when what it has may be wrong. */
@StrategyName(ClearCache.NAME)
final class ClearCache implements RecoveryStrategy {
  static final String NAME = "clear-cache";

  private final CacheRegistry caches;

  ClearCache(CacheRegistry caches) {
    this.caches = caches;
  }

  @Override
  public String recover(RecoveryRequest request) {
    Cache<Object, Object> cache =
        caches
            .find(request.target())
            .orElseThrow(() -> new TestudoException("there is no cache " + request.target()));
    return cache.invalidateAll() + " entries of cache " + request.target() + " forgotten";
  }
}
