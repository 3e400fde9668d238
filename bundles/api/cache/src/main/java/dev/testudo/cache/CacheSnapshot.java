package dev.testudo.cache;

import dev.testudo.Total;
import java.time.Duration;

/**
 * A cache as it is. All numbers but {@code size} and {@code loading} only grow, over every reset
 * and update.
 *
 * @param name its name
 * @param size entries that it keeps, those over their time included
 * @param loading loads under way
 * @param hits how often something was asked for and there
 * @param misses how often it was not, whoever loaded it then
 * @param loads loads that gave a value, or null
 * @param failedLoads loads that failed
 * @param loadTime how long a load took on average, whichever way it ended
 * @param evictions entries that went because it was full, or was trimmed
 * @param expired entries that went because they were over their time
 * @param dropped entries that went because a bundle whose objects they reach was updated or is gone
 * @param unsafeKeys calls of guarded operations that were not cached, because their arguments are
 *     no safe key
 */
public record CacheSnapshot(
    String name,
    long size,
    long loading,
    @Total long hits,
    @Total long misses,
    @Total long loads,
    @Total long failedLoads,
    Duration loadTime,
    @Total long evictions,
    @Total long expired,
    @Total long dropped,
    @Total long unsafeKeys) {

  /** The share of hits in all that was asked for, from 0 to 1; 0 before anybody asked. */
  public double hitRatio() {
    return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
  }
}
