package dev.testudo.error.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Error monitors for chains: one is part of each that does not exclude it. */
final class ErrorPolicies implements PolicyFactory {
  private final ErrorRegistry registry;

  ErrorPolicies(ErrorRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return ErrorRegistry.WORD;
  }

  @Override
  public boolean implied() {
    return true;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new ErrorPolicy((Monitor) registry.target(instance), operation);
  }
}
