package dev.testudo.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One alert: a rule that holds, or held, for one combination of label values. Immutable.
 *
 * @param id the same for an alert from its first moment to its last, and of no other: whoever gets
 *     one twice, since a delivery was repeated, can tell by id and state
 * @param rule the rule's name
 * @param state where it is
 * @param severity how bad it is
 * @param labels the label values
 * @param value the number that was compared last
 * @param summary one line for people
 * @param activeAt since when the rule holds
 * @param firedAt when it began to fire
 * @param resolvedAt when it was resolved
 * @param silenced whether a silence keeps it from being delivered
 */
public record Alert(
    String id,
    String rule,
    AlertState state,
    Severity severity,
    Map<String, String> labels,
    double value,
    String summary,
    Instant activeAt,
    Optional<Instant> firedAt,
    Optional<Instant> resolvedAt,
    boolean silenced) {
  public Alert {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** Whether it is over. */
  public boolean resolved() {
    return state == AlertState.RESOLVED;
  }
}
