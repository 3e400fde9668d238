package dev.testudo.bulkhead;

import dev.testudo.Total;

/**
 * A bulkhead as it is. All numbers but {@code active} and {@code waiting} only grow, over every
 * reset and update.
 *
 * @param name its name
 * @param active calls under way
 * @param waiting calls that wait for a place
 * @param admitted calls let in
 * @param waited calls among them that had to wait
 * @param nested calls among them that took no place, because a call around them has one
 * @param rejected calls turned away
 * @param late places that came back after a reset had taken them back already
 */
public record BulkheadSnapshot(
    String name,
    long active,
    long waiting,
    @Total long admitted,
    @Total long waited,
    @Total long nested,
    @Total long rejected,
    @Total long late) {}
