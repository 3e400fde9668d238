package dev.testudo.cache.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Caches for chains. */
final class CachePolicies implements PolicyFactory {
  private final CacheRegistry registry;

  CachePolicies(CacheRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return CacheRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new CachePolicy((CacheInstance) registry.target(instance));
  }
}
