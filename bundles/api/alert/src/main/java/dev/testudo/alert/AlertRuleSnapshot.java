package dev.testudo.alert;

import dev.testudo.Total;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A rule as it is.
 *
 * @param name its name
 * @param state the worst state of its alerts
 * @param severity how bad that is
 * @param condition the rule in one line
 * @param value the number that was compared last; of several the one furthest over the threshold
 * @param pending how many alerts are pending
 * @param firing how many are firing
 * @param fired how many have ever fired
 * @param evaluations how often it was evaluated
 * @param evaluated when it last was
 * @param problem why it cannot be evaluated, or empty
 */
public record AlertRuleSnapshot(
    String name,
    AlertState state,
    Severity severity,
    String condition,
    OptionalDouble value,
    int pending,
    int firing,
    @Total long fired,
    @Total long evaluations,
    Optional<Instant> evaluated,
    String problem) {}
