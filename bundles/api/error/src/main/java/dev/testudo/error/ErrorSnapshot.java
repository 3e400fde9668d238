package dev.testudo.error;

import dev.testudo.Total;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A monitor as it is. Counts only grow, over every reset and update.
 *
 * @param name its name
 * @param errors all failures
 * @param categories how many of each category, of those there were
 * @param kinds how many kinds are told apart
 * @param latest when the latest failure was, if any was since the last reset
 * @param top the most frequent kinds, five at most
 * @param recoveries the recoveries that are configured
 */
public record ErrorSnapshot(
    String name,
    @Total long errors,
    @Total(by = "category") Map<ErrorCategory, Long> categories,
    int kinds,
    Optional<Instant> latest,
    List<ErrorGroup> top,
    List<RecoverySnapshot> recoveries) {
  public ErrorSnapshot {
    top = List.copyOf(top);
    recoveries = List.copyOf(recoveries);
  }
}
