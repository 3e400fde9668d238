package dev.testudo.itests.api;

/** What the providers among the fixtures offer. */
public interface Greeter {
  /** A greeting; fails after the provider was stopped. */
  String greet(String name);

  /** Who answers. */
  Origin origin();
}
