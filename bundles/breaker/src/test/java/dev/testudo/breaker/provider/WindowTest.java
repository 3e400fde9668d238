package dev.testudo.breaker.provider;

import static dev.testudo.breaker.State.CLOSED;
import static dev.testudo.breaker.State.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.testudo.breaker.WindowType;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Over which calls the failure rate is taken. */
class WindowTest {
  private final Bench timed = timed(10, 10);

  @Test
  void takesWhatTheLatestTimeHolds() {
    for (int i = 0; i < 6; i++) {
      timed.fail().seconds(1);
    }
    assertTally(timed, 6, 6);
    timed.seconds(4);
    assertTally(timed, 5, 5);
    timed.seconds(5);
    assertTally(timed, 0, 0);
  }

  @Test
  void opensOverTime() {
    for (int i = 0; i < 5; i++) {
      timed.succeed().fail().pass(Duration.ofMillis(800));
    }
    assertEquals(OPEN, timed.breaker.state());
  }

  @Test
  void doesNotOpenByFailuresOfLongAgo() {
    for (int i = 0; i < 9; i++) {
      timed.fail();
    }
    timed.seconds(3600).fail();
    assertEquals(CLOSED, timed.breaker.state());
    assertTally(timed, 1, 1);
  }

  @Test
  void successesOfLongAgoDoNotKeepItClosed() {
    for (int i = 0; i < 10_000; i++) {
      timed.succeed();
    }
    timed.seconds(11);
    for (int i = 0; i < 10; i++) {
      timed.fail();
    }
    assertEquals(OPEN, timed.breaker.state());
  }

  @Test
  void successesMoveItAsWell() {
    for (int i = 0; i < 20; i++) {
      timed.succeed().seconds(1);
    }
    timed.fail();
    assertTally(timed, 10, 1);
  }

  @Test
  @DisplayName("R18 the time of day may step back: the window keeps its counts")
  void wallTimeDoesNotMatter() {
    Bench bench = timed(1000, 10);
    for (int i = 0; i < 100; i++) {
      bench.clock.stepWall(Duration.ofSeconds(i % 2 == 0 ? -5 : 3));
      bench.succeed().fail().pass(Duration.ofMillis(50));
    }
    assertTally(bench, 200, 100);
  }

  @Test
  @DisplayName("R20 both windows follow the clock that they are given")
  void followTheGivenClock() {
    timed.fail();
    assertTally(timed, 1, 1);
    timed.seconds(10);
    assertTally(timed, 0, 0);
    Bench counted = counted(10);
    counted.fail().seconds(100_000);
    assertTally(counted, 1, 1);
  }

  @Test
  void aLongerWindowKeepsWhatItHadAndGrows() {
    Bench bench = counted(4);
    bench.fail().succeed().fail().succeed().succeed().succeed();
    assertTally(bench, 4, 1);
    use(bench, WindowType.COUNT, 6, 10);
    assertTally(bench, 4, 1);
    bench.fail().succeed();
    assertTally(bench, 6, 2);
    bench.succeed().succeed();
    assertTally(bench, 6, 1);
  }

  @Test
  void aShorterWindowKeepsItsLatestCalls() {
    Bench bench = counted(100);
    for (int i = 0; i < 90; i++) {
      bench.fail();
    }
    bench.succeed().succeed();
    use(bench, WindowType.COUNT, 5, 10);
    assertTally(bench, 5, 3);
  }

  @Test
  void theWindowIsKeptWhenItsKindChanges() {
    Bench bench = counted(10);
    bench.fail().succeed().fail();
    use(bench, WindowType.TIME, 10, 20);
    assertTally(bench, 3, 2);
    bench.seconds(10).fail();
    assertTally(bench, 4, 3);
    bench.seconds(10);
    assertTally(bench, 1, 1);
    use(bench, WindowType.COUNT, 10, 20);
    bench.succeed();
    assertTally(bench, 2, 1);
  }

  @Test
  void theWindowIsKeptWhenItsLengthInTimeChanges() {
    timed.fail().fail().seconds(5).succeed();
    use(timed, WindowType.TIME, 10, 60);
    assertTally(timed, 3, 2);
    timed.seconds(50).succeed();
    assertTally(timed, 4, 2);
    use(timed, WindowType.TIME, 10, 2);
    timed.succeed();
    assertEquals(0, timed.breaker.snapshot().windowFailures());
  }

  @Test
  void theWindowIsKeptOverAnUpdate() {
    Bench bench = counted(10);
    bench.fail().succeed().update().fail();
    assertTally(bench, 3, 2);
    timed.fail().succeed().seconds(3).update().seconds(3).fail();
    assertTally(timed, 3, 2);
  }

  @Test
  void roundingDecidesNothing() {
    for (int calls = 1; calls <= 2000; calls++) {
      for (int failures = 1; failures <= calls; failures += Math.max(1, calls / 7)) {
        double rate = failures / (double) calls;
        assertEquals(failures, Window.needed(calls, rate), () -> "of calls at " + rate);
      }
    }
    assertEquals(3, Window.needed(30, 0.1));
    assertFalse(Window.reaches(2, 30, 0.1));
    assertEquals(1, Window.needed(30, 1e-9));
  }

  // Too high a rate to open, but for those with ten calls.
  private static Bench timed(int minimum, int seconds) {
    return new Bench(
        Bench.settings(WindowType.TIME, 10, Duration.ofSeconds(seconds), minimum, 0.5, 10, 2));
  }

  private static Bench counted(int size) {
    return new Bench(
        Bench.settings(WindowType.COUNT, size, Duration.ofSeconds(10), 10_000, 1, 10, 2));
  }

  private static void use(Bench bench, WindowType type, int size, int seconds) {
    bench.breaker.reconfigure(
        Bench.settings(type, size, Duration.ofSeconds(seconds), 10_000, 1, 10, 2));
  }

  private static void assertTally(Bench bench, long calls, long failures) {
    assertEquals(calls, bench.breaker.snapshot().windowCalls(), "calls");
    assertEquals(failures, bench.breaker.snapshot().windowFailures(), "failures");
  }
}
