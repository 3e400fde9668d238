package dev.testudo.guard.provider.fallback;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Fallbacks for chains. */
final class FallbackPolicies implements PolicyFactory {
  private final FallbackRegistry registry;
  private final Kept kept;
  private final Services services;

  FallbackPolicies(FallbackRegistry registry, Kept kept, Services services) {
    this.registry = registry;
    this.kept = kept;
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
        (FallbackInstance) registry.target(instance), kept, services, operation, method);
  }
}
