package dev.testudo.fallback;

import dev.testudo.Total;

/**
 * A fallback as it is. All numbers only grow, over every reset and update.
 *
 * @param name its name
 * @param calls calls that came by
 * @param answered calls that it answered: their callers did not get the real answer
 * @param rejections calls among them that another policy had turned away
 * @param failed calls that it should have answered and could not: the service was not there, or
 *     failed as well
 */
public record FallbackSnapshot(
    String name,
    @Total long calls,
    @Total long answered,
    @Total long rejections,
    @Total long failed) {}
