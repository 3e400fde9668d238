package dev.testudo.timeout;

import dev.testudo.Total;

/**
 * A timeout as it is. All numbers only grow, over every reset and update.
 *
 * @param name its name
 * @param calls calls that have ended, by themselves or not
 * @param timedOut calls among them that were cut off
 * @param late blocking calls among these that did not heed the interrupt: they ended more than 100
 *     ms after it
 */
public record TimeoutSnapshot(
    String name, @Total long calls, @Total long timedOut, @Total long late) {}
