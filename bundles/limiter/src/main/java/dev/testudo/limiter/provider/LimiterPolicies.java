package dev.testudo.limiter.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Rate limiters for chains. */
final class LimiterPolicies implements PolicyFactory {
  private final LimiterRegistry registry;

  LimiterPolicies(LimiterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return LimiterRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new LimiterPolicy((Limiter) registry.target(instance), operation);
  }
}
