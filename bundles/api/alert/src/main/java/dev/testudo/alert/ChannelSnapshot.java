package dev.testudo.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A channel as it is.
 *
 * @param name its name
 * @param state {@code UP}; {@code RETRYING} since the last delivery did not arrive; {@code HANGS}
 *     in one; {@code ABSENT} if nobody provides it
 * @param queued how many alerts wait
 * @param delivered how many were delivered
 * @param failed how many were given up
 * @param dropped how many were not taken, since the queue was full
 * @param lastDelivery when one was last delivered
 * @param problem what the last one failed with, or empty
 */
public record ChannelSnapshot(
    String name,
    String state,
    int queued,
    long delivered,
    long failed,
    long dropped,
    Optional<Instant> lastDelivery,
    String problem) {}
