package dev.testudo.profile;

import java.time.Duration;

/**
 * What an operation took, since the start or the last reset of its profiler.
 *
 * @param profiler the name of its profiler
 * @param operation its name
 * @param calls how often it was closed
 * @param self how long it took without what is nested in it
 * @param total how long it took with it; of an operation within itself counted once
 * @param selfBytes how much memory its thread allocated without what is nested in it
 * @param bytes how much with it; 0 where nobody knows
 */
public record OperationProfile(
    String profiler,
    String operation,
    long calls,
    Duration self,
    Duration total,
    long selfBytes,
    long bytes) {}
