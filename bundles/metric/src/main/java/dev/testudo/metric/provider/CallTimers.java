package dev.testudo.metric.provider;

import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.metric.Kind;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import java.util.List;
import java.util.Locale;

/** Times the calls of every guard: one timer for each operation and outcome. */
final class CallTimers implements PolicyFactory {
  private static final MeterSettings SETTINGS =
      new MeterSettings(
          Kind.TIMER,
          "Guarded calls as their callers see them, with all attempts and waits",
          "seconds",
          List.of("guard", "operation", "outcome"),
          10_000);

  private final MeterRegistry registry;
  private final String owner;

  /**
   * @param owner to whom the meter belongs
   */
  CallTimers(MeterRegistry registry, String owner) {
    this.registry = registry;
    this.owner = owner;
  }

  @Override
  public String kind() {
    return MeterRegistry.WORD;
  }

  @Override
  public boolean implied() {
    return true;
  }

  // The timers are cells: the policy that this version makes, and the one that the version before
  // made and that a call is still inside of, count into the same ones.
  @Override
  public Policy policy(String instance, Operation operation) {
    VaultMeter meter = registry.meter(Metrics.GUARD_CALL_SECONDS, SETTINGS, owner);
    return new CallTimer(
        outcome ->
            meter.timerCell(
                List.of(
                    operation.guard(),
                    operation.method(),
                    outcome.name().toLowerCase(Locale.ROOT))));
  }
}
