package dev.testudo.guard;

import static dev.testudo.SettingsException.check;

import java.util.List;
import java.util.Map;

/**
 * Settings of a guard; PID {@code dev.testudo.guard~NAME}.
 *
 * @param services which services it guards, as an OSGi filter such as {@code
 *     (objectClass=com.acme.Orders)}; empty for those that name the guard themselves, or for code
 * @param policies kinds, each with the name of an instance or without ({@code retry,
 *     breaker=orders-db}); without, the instance is called as the guard is. {@code -metric} takes
 *     an implied kind out
 * @param methods the same for single methods, where they differ from the guard's: {@code
 *     methods.find=breaker=slow-db}; {@code -retry} takes a kind out
 * @param order the kinds, outermost first
 * @param absent what becomes of a call when the provider of one of its policies has been away for
 *     longer than the linger time: {@code PASS} without that policy, or {@code REJECT}
 * @param timing whether the time of every single call is taken ({@code EXACT}), or that of one call
 *     in sixteen where most calls are shorter than a microsecond, so that reading the clock would
 *     cost more than all policies together ({@code ADAPTIVE}); see {@link Call#timed()}. Calls are
 *     counted exactly either way
 */
public record GuardSettings(
    String services,
    List<String> policies,
    Map<String, List<String>> methods,
    List<String> order,
    Absent absent,
    Timing timing) {

  /** The order of the kinds, outermost first, unless it is set otherwise. */
  public static final String ORDER =
      "metric, trace, profile, fallback, cache, retry, limiter, breaker, bulkhead, error, timeout";

  /** What happens without a policy. */
  public enum Absent {
    PASS,
    REJECT
  }

  /** Of which calls the time is taken. */
  public enum Timing {
    ADAPTIVE,
    EXACT
  }

  public GuardSettings {
    policies = List.copyOf(policies);
    methods = Map.copyOf(methods);
    order = List.copyOf(order);
    check(
        services.isEmpty() || services.startsWith("("),
        "services",
        services,
        "an OSGi filter such as (objectClass=com.acme.Orders)");
    check(order.stream().distinct().count() == order.size(), "order", order, "without repetitions");
  }

  /** No policies but the implied ones. */
  public GuardSettings() {
    this("", List.of(), Map.of(), List.of(ORDER.split(", ")), Absent.PASS, Timing.ADAPTIVE);
  }

  /** These policies for all methods. */
  public GuardSettings(String... policies) {
    this("", List.of(policies), Map.of(), List.of(ORDER.split(", ")), Absent.PASS, Timing.ADAPTIVE);
  }

  /** The same with another timing. */
  public GuardSettings with(Timing other) {
    return new GuardSettings(services, policies, methods, order, absent, other);
  }
}
