package dev.testudo.profile;

import dev.testudo.Total;
import java.time.Duration;

/**
 * A profiler as it is. All numbers but {@code operations} only grow, over every reset and update.
 *
 * @param name its name
 * @param operations how many operations are told apart
 * @param calls how often one was closed
 * @param self how long they took by themselves, without what is nested in them
 * @param selfBytes how much memory they allocated by themselves
 * @param abandoned operations that nobody closed
 * @param misplaced operations that another thread closed
 * @param lost operations that were not profiled: nested too deep, or of too many threads at once
 */
public record ProfilerSnapshot(
    String name,
    int operations,
    @Total long calls,
    @Total Duration self,
    @Total long selfBytes,
    @Total long abandoned,
    @Total long misplaced,
    @Total long lost) {}
