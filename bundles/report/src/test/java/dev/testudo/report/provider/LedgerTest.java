package dev.testudo.report.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.report.state.CountsCell;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final FakeClock clock = new FakeClock();
  private final CountsCell cell = new CountsCell(clock.wall());
  private final Map<String, long[]> counts = new HashMap<>();

  private Ledger ledger(Instant born) {
    return new Ledger(cell, clock, born, () -> Map.copyOf(counts));
  }

  private Ledger old() {
    return ledger(clock.wall().minus(Duration.ofDays(1)));
  }

  private long grown(Ledger ledger, Duration window, String key) {
    return ledger.since(window).of(key, 0, counts.get(key)[0]);
  }

  private void run(Ledger ledger, int minutes, int eachMinute) {
    for (int i = 0; i < minutes * 60; i++) {
      if (i % 60 == 30) {
        counts.merge("breaker/a", new long[] {eachMinute}, (x, y) -> new long[] {x[0] + y[0]});
      }
      ledger.beat();
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void knowsWhatHadBeenCountedBefore() {
    Ledger ledger = old();
    counts.put("breaker/a", new long[] {1000});
    run(ledger, 30, 1);
    assertEquals(5, grown(ledger, Duration.ofMinutes(5), "breaker/a"));
    assertEquals(15, grown(ledger, Duration.ofMinutes(15), "breaker/a"));
    assertEquals(30, grown(ledger, Duration.ofHours(1), "breaker/a"), "since it was there itself");
  }

  @Test
  void countsAllOfAYoungProcess() {
    Ledger ledger = ledger(clock.wall());
    counts.put("breaker/a", new long[] {7});
    assertEquals(7, grown(ledger, Duration.ofMinutes(15), "breaker/a"));
    run(ledger, 14, 1);
    assertEquals(21, grown(ledger, Duration.ofMinutes(15), "breaker/a"));
    run(ledger, 2, 1);
    assertEquals(15, grown(ledger, Duration.ofMinutes(15), "breaker/a"));
  }

  @Test
  void keepsAnHourAndOneArrayForWhatDoesNotChange() {
    Ledger ledger = old();
    counts.put("breaker/idle", new long[] {3});
    run(ledger, 120, 1);
    assertTrue(Math.abs(362 - cell.samples.size()) <= 1, () -> "" + cell.samples.size());
    counts.put("breaker/idle", new long[] {3});
    clock.advance(Ledger.STEP);
    ledger.beat();
    assertSame(
        cell.samples.peekFirst().counts().get("breaker/idle"),
        cell.samples.peekLast().counts().get("breaker/idle"));
  }

  @Test
  void remembersACapabilityThatIsAwayForAnUpdateAndForgetsAnInstanceThatIsGone() {
    Ledger ledger = old();
    counts.put("breaker/a", new long[] {100});
    counts.put("breaker/b", new long[] {100});
    run(ledger, 1, 0);
    Map<String, long[]> before = Map.copyOf(counts);
    counts.clear();
    run(ledger, 1, 0);
    counts.putAll(before);
    counts.remove("breaker/b");
    run(ledger, 1, 0);
    assertEquals(0, grown(ledger, Duration.ofSeconds(30), "breaker/a"));
    assertTrue(cell.samples.peekLast().counts().containsKey("breaker/a"));
    assertEquals(null, cell.samples.peekLast().counts().get("breaker/b"));
  }

  @Test
  void goesOnWithTheNotesOfTheVersionBefore() {
    counts.put("breaker/a", new long[] {1});
    run(old(), 10, 1);
    assertEquals(5, grown(old(), Duration.ofMinutes(5), "breaker/a"));
  }
}
