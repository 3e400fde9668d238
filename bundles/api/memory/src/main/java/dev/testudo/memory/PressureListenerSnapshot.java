package dev.testudo.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * A listener as it is.
 *
 * @param name its name
 * @param order who has less is asked first
 * @param state {@code READY}; {@code HANGS} while it has not returned in time
 * @param asked how often it was asked
 * @param failures how often it threw, or did not return in time
 * @param entries how many entries it gave back
 * @param bytes how many bytes that is, as far as it knows
 * @param last when it was last asked
 * @param problem what the last failure was, or empty
 */
public record PressureListenerSnapshot(
    String name,
    int order,
    String state,
    long asked,
    long failures,
    long entries,
    long bytes,
    Optional<Instant> last,
    String problem) {}
