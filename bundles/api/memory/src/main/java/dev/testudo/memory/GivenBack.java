package dev.testudo.memory;

import java.time.Duration;

/**
 * What one listener did in one round.
 *
 * @param listener its name
 * @param entries how many entries it gave back
 * @param bytes how many bytes that is, about; 0 if it does not know
 * @param took how long it took
 * @param problem why it gave nothing, or empty
 */
public record GivenBack(String listener, long entries, long bytes, Duration took, String problem) {}
