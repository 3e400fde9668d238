package dev.testudo.profile.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;

/** Profiles for chains. */
final class ProfilePolicies implements PolicyFactory {
  private final ProfileRegistry registry;

  ProfilePolicies(ProfileRegistry registry) {
    this.registry = registry;
  }

  @Override
  public String kind() {
    return ProfileRegistry.WORD;
  }

  @Override
  public Policy policy(String instance, Operation operation) {
    return new ProfilePolicy((OperationProfiler) registry.target(instance), operation.toString());
  }
}
