package dev.testudo.memory;

import dev.testudo.Total;
import java.time.Instant;
import java.util.Optional;

/**
 * A watch as it is.
 *
 * @param name its name
 * @param state whether there is enough memory
 * @param used the share of the largest heap that was left after the latest collection, from 0 to 1;
 *     0 before the first
 * @param usedBytes the same in bytes
 * @param maxBytes how large the heap may become
 * @param collections how many collections it has looked at
 * @param pressures how often it became PRESSED
 * @param rounds how often listeners were asked, by hand as well
 * @param entries how many entries they said to have given back
 * @param bytes how many bytes they said; those who do not know say 0
 * @param freedBytes by how much less was left after the collection that followed a round
 * @param relieved when they were last asked
 */
public record MemorySnapshot(
    String name,
    MemoryState state,
    double used,
    long usedBytes,
    long maxBytes,
    @Total long collections,
    @Total long pressures,
    @Total long rounds,
    @Total long entries,
    @Total long bytes,
    @Total long freedBytes,
    Optional<Instant> relieved) {}
