package dev.testudo.limiter;

import dev.testudo.Total;
import java.time.Duration;

/**
 * A rate limiter as it is. The first three numbers only grow, over every reset and update.
 *
 * @param name its name
 * @param admitted calls let through, those that waited included
 * @param waited calls let through after they had to wait
 * @param rejected calls turned away
 * @param available calls that may come right now
 * @param nextIn how long until the next call may come; zero if it may now
 */
public record RateLimiterSnapshot(
    String name,
    @Total long admitted,
    @Total long waited,
    @Total long rejected,
    long available,
    Duration nextIn) {}
