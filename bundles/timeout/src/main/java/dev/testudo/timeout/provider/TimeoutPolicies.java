package dev.testudo.timeout.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Timeouts for chains. */
final class TimeoutPolicies implements PolicyFactory {
  private final TimeoutRegistry registry;

  TimeoutPolicies(TimeoutRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return TimeoutRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new TimeoutPolicy((TimeLimit) registry.target(instance), operation);
  }
}
