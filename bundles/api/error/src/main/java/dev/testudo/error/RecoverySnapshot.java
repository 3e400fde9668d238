package dev.testudo.error;

import java.time.Instant;
import java.util.Optional;

/**
 * A recovery as it is.
 *
 * @param strategy its strategy, with the target if one is configured
 * @param state {@code READY}; {@code RUNNING}; {@code HANGS} beyond its time limit; {@code COOLING}
 *     until it may run again; {@code ABSENT} if nobody provides the strategy
 * @param runs how often it was started
 * @param failures how often it threw, or did not end in time
 * @param last when it was last started
 * @param result how that ended, in one line
 */
public record RecoverySnapshot(
    String strategy,
    String state,
    long runs,
    long failures,
    Optional<Instant> last,
    String result) {}
