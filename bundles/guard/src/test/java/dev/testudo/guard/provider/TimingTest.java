package dev.testudo.guard.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Passage;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which calls the time is taken; by the loop and by the unrolled gate alike. */
class TimingTest {
  private static final Operation OPERATION = new Operation("test", "work");
  private static final Duration QUICK = Duration.ofNanos(100);

  /** Enough calls for the lot to fall on as many as prove an operation quick, or slow again. */
  private static final int MANY = 2 * 16 * Pace.RUN;

  private final FakeClock clock = new FakeClock();
  private final Waiting waiting = new Waiting(clock);
  private final Watch watch = new Watch();

  /** Keeps what it was told of the last call, and counts those that were timed. */
  private static final class Watch implements Policy {
    int timed;
    boolean lastTimed;
    long last;

    @Override
    public long enter(Call call) {
      return 0;
    }

    @Override
    public void exit(Call call, long permit) {
      lastTimed = call.timed();
      last = call.totalNanos();
      timed += lastTimed ? 1 : 0;
    }

    @Override
    public boolean needsTime() {
      return true;
    }
  }

  @AfterEach
  void close() {
    waiting.close();
  }

  private Gate gate(boolean fused, boolean exact, Policy... policies) {
    List<Chain.Link> links =
        List.of(policies).stream().map(policy -> new Chain.Link("p", policy)).toList();
    Chain chain = new Chain(OPERATION, links, clock, new AtomicLong(), exact);
    Fusing fusing = new Fusing(waiting);
    return fused ? fusing.gate(chain) : fusing.loop(chain);
  }

  private void call(Gate gate, Duration time) {
    call(gate, 0, time, null);
  }

  private void call(Gate gate, int visit, Duration time, Throwable failure) {
    Passage passage = gate.enter(visit);
    clock.advance(time);
    if (failure == null) {
      gate.succeeded(passage, null);
    } else {
      gate.failed(passage, failure);
    }
    assertEquals(Passage.DONE, passage.status);
  }

  private int timedOf(int calls, Gate gate, Duration time) {
    watch.timed = 0;
    for (int i = 0; i < calls; i++) {
      call(gate, time);
    }
    return watch.timed;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allCallsAreTimedUntilTheOperationHasProvedQuickThenOneInSixteen(boolean fused) {
    Gate gate = gate(fused, false, watch);
    assertEquals(Pace.RUN - 1, timedOf(Pace.RUN - 1, gate, QUICK));
    timedOf(MANY, gate, QUICK);
    int timed = timedOf(16_000, gate, QUICK);
    // 1000, with a standard deviation of 31
    assertTrue(timed > 600 && timed < 1400, () -> timed + " of 16000");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOperationThatIsNotQuickHasTheTimeOfEachCallTaken(boolean fused) {
    Gate gate = gate(fused, false, watch);
    assertEquals(MANY, timedOf(MANY, gate, Duration.ofNanos(Pace.SHORT)));
    assertEquals(Pace.SHORT, watch.last);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aQuickOperationThatGetsSlowHasTheTimeOfEachCallTakenAgain(boolean fused) {
    Gate gate = gate(fused, false, watch);
    timedOf(MANY, gate, QUICK);
    timedOf(MANY, gate, Duration.ofNanos(50_000));
    assertEquals(1000, timedOf(1000, gate, Duration.ofNanos(50_000)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theRareLongCallOfAQuickOperationIsTimed(boolean fused) {
    Gate gate = gate(fused, false, watch);
    timedOf(MANY, gate, QUICK);
    for (int i = 0; i < 10; i++) { // not even a few of them make the operation slow
      call(gate, Duration.ofMillis(3));
      assertTrue(watch.lastTimed);
      assertEquals(3_000_000, watch.last);
      timedOf(MANY, gate, QUICK);
    }
    assertTrue(timedOf(16_000, gate, QUICK) < 1400);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCallThatIsNotTimedHasNoTime(boolean fused) {
    Gate gate = gate(fused, false, watch);
    timedOf(MANY, gate, QUICK);
    do {
      call(gate, 0, QUICK, new IllegalStateException());
    } while (watch.lastTimed);
    assertEquals(0, watch.last);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aThreadWithoutARowOfItsOwnHasEachCallTimed(boolean fused) {
    Gate gate = gate(fused, false, watch);
    timedOf(MANY, gate, QUICK);
    for (int i = 0; i < 1000; i++) {
      call(gate, 64, QUICK, null);
      assertTrue(watch.lastTimed);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void exactTimingAndAPolicyThatNeedsItHaveTheTimeOfEachCallTaken(boolean fused) {
    assertEquals(MANY, timedOf(MANY, gate(fused, true, watch), QUICK));
    Policy precise =
        new Policy() {
          @Override
          public long enter(Call call) {
            return 0;
          }

          @Override
          public void exit(Call call, long permit) {
            assertFalse(call.outcome().toString().isEmpty());
          }

          @Override
          public boolean needsExactTime() {
            return true;
          }
        };
    assertEquals(MANY, timedOf(MANY, gate(fused, false, watch, precise), QUICK));
  }
}
