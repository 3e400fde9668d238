package dev.testudo.trace.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Spans for the calls of every guard. */
final class TracePolicies implements PolicyFactory {
  private final TraceRegistry registry;

  TracePolicies(TraceRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return TraceRegistry.WORD;
  }

  @Override
  public boolean implied() {
    return true;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new TracePolicy(registry, (SpanTracer) registry.target(instance), operation.toString());
  }
}
