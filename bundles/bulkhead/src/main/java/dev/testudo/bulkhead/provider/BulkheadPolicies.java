package dev.testudo.bulkhead.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Bulkheads for chains. */
final class BulkheadPolicies implements PolicyFactory {
  private final BulkheadRegistry registry;

  BulkheadPolicies(BulkheadRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return BulkheadRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new BulkheadPolicy((Compartment) registry.target(instance), operation);
  }
}
