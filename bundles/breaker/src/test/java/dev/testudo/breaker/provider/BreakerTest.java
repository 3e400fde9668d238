package dev.testudo.breaker.provider;

import static dev.testudo.breaker.State.CLOSED;
import static dev.testudo.breaker.State.HALF_OPEN;
import static dev.testudo.breaker.State.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.breaker.CircuitBreakerEvent.Cause;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.WindowType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** States, permits and time. */
class BreakerTest {
  private final Bench bench = Bench.small();

  @Test
  void opensWhenTheFailureRateReachesTheThreshold() {
    bench.succeed().succeed().fail();
    assertEquals(CLOSED, bench.breaker.state());
    bench.fail();
    assertEquals(OPEN, bench.breaker.state());
    assertFalse(bench.letsThrough());
    assertEquals(List.of(Cause.FAILURE_RATE), bench.causes());
    assertEquals("2 of 4 calls failed; open for 10s", bench.events.get(0).text());
  }

  @Test
  void staysClosedBelowTheMinimum() {
    bench.fail().fail().fail();
    assertEquals(CLOSED, bench.breaker.state());
  }

  @Test
  void forgetsFailuresThatLeftTheWindow() {
    bench.succeed().succeed().succeed().fail().succeed().succeed().succeed().fail();
    assertEquals(CLOSED, bench.breaker.state());
    assertEquals(1, bench.breaker.snapshot().windowFailures());
    assertEquals(4, bench.breaker.snapshot().windowCalls());
  }

  @Test
  void saysWhenItMayWorkAgain() {
    open().pass(Duration.ofMillis(2500));
    CircuitOpenException rejected =
        assertThrows(CircuitOpenException.class, () -> bench.breaker.call(() -> 1));
    assertEquals(Duration.ofMillis(7500), rejected.retryAfter());
    assertEquals(
        "circuit breaker orders-db is open; may work again in 7.5 s", rejected.getMessage());
    assertEquals(0, rejected.getStackTrace().length);
    assertEquals(Duration.ofMillis(7500), bench.breaker.snapshot().retryAfter());
  }

  @Test
  void closesWhenTheTrialsSucceed() {
    open().seconds(10);
    long one = bench.enter();
    long two = bench.enter();
    assertTrue(one >= 0 && two >= 0);
    assertTrue(bench.enter() < 0, "only as many trials as are set");
    bench.succeed(one);
    assertEquals(HALF_OPEN, bench.breaker.state());
    bench.succeed(two);
    assertEquals(CLOSED, bench.breaker.state());
    assertEquals(List.of(Cause.FAILURE_RATE, Cause.TIME, Cause.TRIALS_SUCCEEDED), bench.causes());
    assertEquals(0, bench.breaker.snapshot().windowCalls());
  }

  @Test
  void opensAgainAsSoonAsEnoughTrialsFailed() {
    open().seconds(10).fail();
    assertEquals(OPEN, bench.breaker.state());
    bench.seconds(9);
    assertEquals(OPEN, bench.breaker.state());
    bench.seconds(1);
    assertEquals(HALF_OPEN, bench.breaker.state());
  }

  @Test
  @DisplayName("R1 a call let in before a change of state changes nothing")
  void oldPermitsAreLate() {
    long success = bench.enter();
    long failure = bench.enter();
    long neutral = bench.enter();
    open().seconds(10);
    long trial = bench.enter();
    bench.succeed(success).fail(failure).neutral(neutral);
    assertEquals(HALF_OPEN, bench.breaker.state());
    assertTrue(bench.enter() >= 0, "the second trial is still to be had");
    bench.succeed(trial);
    assertEquals(HALF_OPEN, bench.breaker.state());
    assertEquals(3, bench.breaker.snapshot().late());
  }

  @Test
  @DisplayName("R2 a permit that nobody holds gives no further trial")
  void aPermitComesBackOnce() {
    open().seconds(10);
    long trial = bench.enter();
    bench.neutral(trial).neutral(trial).neutral(trial).succeed(trial).fail(trial);
    assertTrue(bench.enter() >= 0);
    assertTrue(bench.enter() >= 0);
    assertTrue(bench.enter() < 0);
    assertEquals(4, bench.breaker.snapshot().late());
  }

  @Test
  @DisplayName("R3 R4 R6 R15 trials that say nothing are given back, the last one too")
  void neutralTrialsAreGivenBack() {
    open().seconds(10);
    for (int i = 0; i < 10; i++) {
      bench.neutral(bench.enter());
    }
    assertEquals(HALF_OPEN, bench.breaker.state());
    bench.succeed();
    bench.neutral(bench.enter());
    assertEquals(HALF_OPEN, bench.breaker.state());
    bench.succeed();
    assertEquals(CLOSED, bench.breaker.state());
    assertEquals(11, bench.breaker.snapshot().neutral());
  }

  @Test
  @DisplayName("R5 a trial that never ends is given up, and another is let in")
  void trialsHaveALease() {
    open().seconds(10);
    long lost = bench.enter();
    bench.succeed();
    assertTrue(bench.enter() < 0);
    bench.pass(Duration.ofMillis(9999));
    assertTrue(bench.enter() < 0);
    bench.pass(Duration.ofMillis(1));
    long another = bench.enter();
    assertTrue(another >= 0);
    assertTrue(bench.enter() < 0, "one for the one that was lost");
    bench.fail(lost);
    assertEquals(HALF_OPEN, bench.breaker.state());
    bench.succeed(another);
    assertEquals(CLOSED, bench.breaker.state());
    assertEquals(1, bench.breaker.snapshot().late());
    assertTrue(bench.causes().contains(Cause.TRIAL_LOST));
  }

  @Test
  @DisplayName("R13 recording on an open breaker never throws and leaks no counter")
  void recordsWhileOpen() {
    long success = bench.enter();
    long failure = bench.enter();
    long neutral = bench.enter();
    open();
    bench.succeed(success).fail(failure).neutral(neutral);
    CircuitBreakerSnapshot after = bench.breaker.snapshot();
    assertEquals(OPEN, after.state());
    assertEquals(3, after.late());
    assertEquals(4, after.failures() + after.successes());
  }

  @Test
  @DisplayName("R16 a second opening lasts its whole time, whatever the first one had left")
  void resetForgetsTheOldOpening() {
    open().seconds(9);
    bench.breaker.reset();
    assertEquals(CLOSED, bench.breaker.state());
    open().seconds(9);
    assertEquals(OPEN, bench.breaker.state());
    bench.seconds(1);
    assertEquals(HALF_OPEN, bench.breaker.state());
  }

  @Test
  @DisplayName("R19 the time of day may step while it is open")
  void wallTimeDoesNotMatter() {
    open();
    bench.clock.stepWall(Duration.ofHours(1));
    assertEquals(OPEN, bench.breaker.state());
    bench.clock.stepWall(Duration.ofHours(-2));
    bench.seconds(10);
    assertEquals(HALF_OPEN, bench.breaker.state());
  }

  @Test
  @DisplayName("R22 it is half open by time alone, without traffic")
  void halfOpensWithoutTraffic() {
    open().seconds(10);
    assertEquals(HALF_OPEN, bench.breaker.state());
    assertEquals(HALF_OPEN, bench.breaker.snapshot().state());
    assertEquals(Duration.ZERO, bench.breaker.snapshot().retryAfter());
  }

  @Test
  @DisplayName("R77 open stays open, with the time that remained, over settings and updates")
  void keepsOpen() {
    open().seconds(4);
    bench.breaker.reconfigure(
        Bench.settings(WindowType.TIME, 50, Duration.ofSeconds(3), 9, 0.9, 1, 5));
    bench.update().seconds(1).update();
    assertEquals(OPEN, bench.breaker.state());
    assertEquals(Duration.ofSeconds(5), bench.breaker.snapshot().retryAfter());
    assertEquals(List.of(Cause.FAILURE_RATE, Cause.KEPT, Cause.KEPT, Cause.KEPT), bench.causes());
    assertEquals("stays open for another 5s", bench.events.get(3).text());
    bench.seconds(5);
    assertEquals(HALF_OPEN, bench.breaker.state());
  }

  @Test
  void opensAndClosesByHand() {
    bench.breaker.close();
    assertEquals(List.of(), bench.causes());
    bench.breaker.open();
    assertEquals(OPEN, bench.breaker.state());
    bench.breaker.close();
    assertEquals(CLOSED, bench.breaker.state());
    assertTrue(bench.letsThrough());
    bench.breaker.open();
    bench.seconds(10);
    assertEquals(HALF_OPEN, bench.breaker.state());
    assertEquals(2, bench.breaker.snapshot().opened());
  }

  @Test
  void fewerTrialsMayBeEnoughAtOnce() {
    open().seconds(10).succeed();
    assertEquals(HALF_OPEN, bench.breaker.state());
    bench.breaker.reconfigure(
        Bench.settings(WindowType.COUNT, 4, Duration.ofSeconds(10), 4, 0.5, 10, 1));
    assertEquals(CLOSED, bench.breaker.state());
  }

  @Test
  void accountsForEachCall() {
    bench.succeed().fail().succeed();
    long late = bench.enter();
    bench.neutral(bench.enter());
    bench.fail();
    bench.letsThrough();
    bench.seconds(10).succeed().succeed().succeed(late);
    CircuitBreakerSnapshot now = bench.breaker.snapshot();
    assertEquals(
        List.of(4L, 2L, 1L, 1L, 1L),
        List.of(now.successes(), now.failures(), now.neutral(), now.late(), now.rejected()));
  }

  @Test
  void opensForAYear() {
    Bench longest =
        new Bench(
            new CircuitBreakerSettings(
                WindowType.COUNT, 1, Duration.ofSeconds(1), 1, 1, Duration.ofDays(365), 1));
    longest.fail().pass(Duration.ofDays(365).minusMillis(1));
    assertEquals(OPEN, longest.breaker.state());
    longest.pass(Duration.ofMillis(1)).succeed();
    assertEquals(CLOSED, longest.breaker.state());
  }

  private Bench open() {
    return bench.succeed().succeed().fail().fail();
  }
}
