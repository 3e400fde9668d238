package dev.testudo.trace;

/**
 * A tracer as it is. The counts only grow, over every reset and update.
 *
 * @param name its name
 * @param sampled spans that were opened and traced
 * @param unsampled spans that would have been opened, of requests that are not traced
 * @param stored spans that are kept now
 * @param bytes what these take, by estimate
 * @param droppedForSpans spans that went because there were too many
 * @param droppedForBytes spans that went because they took too much room
 * @param droppedActive spans that were not opened because too many were open in this process
 * @param abandoned spans that were opened by hand and never closed
 */
public record TracerSnapshot(
    String name,
    long sampled,
    long unsampled,
    int stored,
    long bytes,
    long droppedForSpans,
    long droppedForBytes,
    long droppedActive,
    long abandoned) {}
