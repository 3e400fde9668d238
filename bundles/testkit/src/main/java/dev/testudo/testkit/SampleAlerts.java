package dev.testudo.testkit;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Alerts to give to a channel under test. */
public final class SampleAlerts {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private SampleAlerts() {}

  /** One that began to fire after half a minute. */
  public static Alert firing(String rule, Severity severity, Map<String, String> labels) {
    return alert(rule, severity, labels, AlertState.FIRING);
  }

  /** The same a minute later, when it is over: its id is the one of {@link #firing}. */
  public static Alert resolved(String rule, Severity severity, Map<String, String> labels) {
    return alert(rule, severity, labels, AlertState.RESOLVED);
  }

  private static Alert alert(
      String rule, Severity severity, Map<String, String> labels, AlertState state) {
    boolean over = state == AlertState.RESOLVED;
    Instant fired = BEGIN.plus(Duration.ofSeconds(30));
    return new Alert(
        rule + "-1",
        rule,
        state,
        severity,
        labels,
        over ? 0 : 1,
        rule + (over ? " is over" : " holds"),
        BEGIN,
        Optional.of(fired),
        over ? Optional.of(fired.plus(Duration.ofMinutes(1))) : Optional.empty(),
        false);
  }
}
