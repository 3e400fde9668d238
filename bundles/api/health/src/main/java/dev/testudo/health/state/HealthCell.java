package dev.testudo.health.state;

import dev.testudo.health.HealthStatus;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which status each check has, and since when. */
public final class HealthCell {
  private final Map<String, Spell> spells = new ConcurrentHashMap<>(); // by the check's name

  private record Spell(HealthStatus status, Instant since) {}

  /**
   * Notes the status that a check has now.
   *
   * @return since when it has had it
   */
  public Instant note(String check, HealthStatus status, Instant now) {
    return spells.compute(
            check,
            (name, known) ->
                known == null || known.status != status ? new Spell(status, now) : known)
        .since;
  }

  /** Forgets a check. */
  public void forget(String check) {
    spells.remove(check);
  }
}
