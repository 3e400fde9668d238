package dev.testudo.guard.provider.fallback;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Fallbacks for chains. */
final class FallbackPolicies implements PolicyFactory {
  private final FallbackRegistry registry;
  private final Services services;

  FallbackPolicies(FallbackRegistry registry, Services services) {
    this.registry = registry;
    this.services = services;
  }

  @Override
  public String kind() {
    return FallbackRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return policy(instance, operation, null);
  }

  @Override
  public Policy policy(String instance, Operation operation, @Nullable Method method) {
    return new FallbackPolicy(
        (FallbackInstance) registry.target(instance), services, operation, method);
  }
}
