package dev.testudo.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A check, and what it said last.
 *
 * @param name its name
 * @param status how what it looks at is
 * @param tags its tags
 * @param message why, in words
 * @param since when the status began; it outlives an update of the provider
 * @param at when it was asked last
 * @param duration how long it took to answer, or has not answered by now
 */
public record CheckSnapshot(
    String name,
    HealthStatus status,
    List<String> tags,
    String message,
    Instant since,
    Instant at,
    Duration duration) {
  public CheckSnapshot {
    tags = List.copyOf(tags);
  }
}
