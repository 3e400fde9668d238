package dev.testudo.guard.provider.directory;

import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.GuardedService.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a service is, and why, in words.
 *
 * @param because empty if it is up
 */
record Condition(Health health, String because) {

  /**
   * Of a service in the state that its face has, behind a guard.
   *
   * @param states gives the state of an instance, by the kind and name of the policy
   */
  static Condition of(
      String face, Optional<GuardSnapshot> guard, BiFunction<String, String, String> states) {
    if (face.equals("HELD")) {
      return new Condition(Health.HELD, "its provider is away or being replaced");
    }
    if (!face.startsWith("UP")) {
      return new Condition(Health.UNGUARDED, face);
    }
    List<String> reasons = new ArrayList<>();
    guard.ifPresent(
        one -> {
          one.missing().forEach(policy -> reasons.add("no bundle provides " + policy));
          for (String policy : one.policies()) {
            int equals = policy.indexOf('=');
            String kind = equals < 0 ? policy : policy.substring(0, equals);
            String instance = equals < 0 ? one.name() : policy.substring(equals + 1);
            if (states.apply(kind, instance).equals("OPEN")) {
              reasons.add(kind + " " + instance + " is open");
            }
          }
        });
    return reasons.isEmpty()
        ? new Condition(Health.UP, "")
        : new Condition(Health.DEGRADED, String.join("; ", reasons));
  }
}
