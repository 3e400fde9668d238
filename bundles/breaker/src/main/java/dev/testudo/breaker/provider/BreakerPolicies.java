package dev.testudo.breaker.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Breakers for chains. */
final class BreakerPolicies implements PolicyFactory {
  private final BreakerRegistry registry;

  BreakerPolicies(BreakerRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return BreakerRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new BreakerPolicy((Breaker) registry.target(instance), operation);
  }
}
