package dev.testudo.retry.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Retries for chains. */
final class RetryPolicies implements PolicyFactory {
  private final RetryRegistry registry;

  RetryPolicies(RetryRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return RetryRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new RetryPolicy(((Retrier) registry.target(instance)).attempts());
  }
}
