package dev.testudo.pool;

import dev.testudo.Total;
import java.time.Duration;

/**
 * A pool as it is. The numbers from {@code claims} on only grow, over every reset and update.
 *
 * @param name its name
 * @param size objects there are, those included that are being made or looked at
 * @param inUse of them, those that are out
 * @param idle of them, those that are not
 * @param waiting claims that wait
 * @param maximum how many objects there may be
 * @param longestOut how long the lease that is out longest has been; zero if none is
 * @param closing objects that were let go and are not ended yet
 * @param claims claims that got an object
 * @param waited of them, those that had to wait
 * @param exhausted claims that waited in vain
 * @param created objects made
 * @param failed objects that could not be made
 * @param destroyed objects let go
 * @param late leases closed after they had ended
 * @param leaked leases that were reported as out for too long, or as lost
 * @param dropped objects let go because the bundle that made them is gone
 */
public record PoolSnapshot(
    String name,
    int size,
    int inUse,
    int idle,
    int waiting,
    int maximum,
    Duration longestOut,
    int closing,
    @Total long claims,
    @Total long waited,
    @Total long exhausted,
    @Total long created,
    @Total long failed,
    @Total long destroyed,
    @Total long late,
    @Total long leaked,
    @Total long dropped) {}
