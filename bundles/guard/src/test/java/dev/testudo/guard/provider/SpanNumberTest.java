package dev.testudo.guard.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Passage;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of the span that a call stands in, and who is told of attempts. */
class SpanNumberTest {
  private static final Operation OPERATION = new Operation("test", "work");

  private final FakeClock clock = new FakeClock();
  private final Waiting waiting = new Waiting(clock);
  private final Fusing fusing = new Fusing(waiting);
  private final List<String> log = new ArrayList<>();

  /** Gives each call that it meets a span of this number; 0 for none. */
  private record Marker(long number, boolean exact, FakeClock clock, List<String> log)
      implements Policy {
    @Override
    public long enter(Call call) {
      log.add("in " + call.span());
      if (number != 0) {
        call.span(number);
      }
      if (exact) {
        call.timeFrom(clock.nanos());
      }
      return number;
    }

    @Override
    public void attempted(Call call, long permit) {
      log.add(permit + " attempt " + call.attempt() + " " + call.outcome() + " " + call.delay());
    }

    @Override
    public void exit(Call call, long permit) {
      log.add("out " + call.span() + " " + call.timed() + " " + call.totalNanos());
    }

    @Override
    public boolean needsTime() {
      return true;
    }
  }

  /** Makes three attempts; those after the second have to wait. */
  private record Again() implements Policy {
    @Override
    public long enter(Call call) {
      return 0;
    }

    @Override
    public void exit(Call call, long permit) {
      if (call.attempt() < 3) {
        call.again(call.attempt() == 1 ? 0 : 7);
      }
    }
  }

  @AfterEach
  void close() {
    waiting.close();
  }

  private Gate gate(boolean fused, Policy... policies) {
    List<Chain.Link> links = new ArrayList<>();
    for (Policy policy : policies) {
      links.add(new Chain.Link("p" + links.size(), policy));
    }
    Chain chain = new Chain(OPERATION, links, clock, new AtomicLong(), false);
    return fused ? fusing.gate(chain) : fusing.loop(chain);
  }

  private Marker marker(long number) {
    return new Marker(number, false, clock, log);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aCallStandsInTheSpanOfTheOneThatMadeIt(boolean fused) {
    Gate outer = gate(fused, marker(5));
    Gate inner = gate(fused, marker(0));
    Call call = (Call) outer.enter(0);
    assertSame(call, fusing.calls().top(0));
    inner.succeeded(inner.enter(0), null);
    call.scope(6);
    inner.succeeded(inner.enter(0), null);
    call.scope(5);
    outer.succeeded(call, null);
    assertNull(fusing.calls().top(0));
    inner.succeeded(inner.enter(0), null);
    assertEquals(
        List.of(
            "in 0",
            "in 5",
            "out 5 true 0",
            "in 6",
            "out 6 true 0",
            "out 5 true 0",
            "in 0",
            "out 0 true 0"),
        log);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itStaysOverAttemptsAndWaitsAndWhatTheWorkLeftOpenDoesNot(boolean fused) {
    Gate gate = gate(fused, marker(5), new Again(), marker(0));
    Passage passage = gate.enter(0);
    for (int i = 0; i < 3; i++) {
      Call call = (Call) passage;
      assertEquals(5, call.scope());
      call.scope(9);
      clock.advance(Duration.ofNanos(10));
      gate.succeeded(passage, null);
      if (passage.status == Passage.WAIT) {
        long[] numbers = gate.suspend(passage);
        clock.advance(Duration.ofNanos(7));
        passage = gate.resume(0, numbers);
      }
    }
    assertEquals(
        List.of(
            "in 0",
            "in 5",
            "out 5 true 10",
            "5 attempt 1 SUCCESS 0",
            "in 5",
            "out 5 true 20",
            "5 attempt 2 SUCCESS 7",
            "in 5",
            "out 5 true 37",
            "out 5 true 37"),
        log);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPolicyMayHaveTheTimeOfOneCallTaken(boolean fused) {
    Gate quick = gate(fused, marker(0));
    for (int i = 0; i < 20_000; i++) {
      quick.succeeded(quick.enter(0), null);
    }
    Gate exact = gate(fused, new Marker(0, true, clock, log));
    for (int i = 0; i < 20_000; i++) {
      exact.succeeded(exact.enter(0), null);
    }
    log.clear();
    for (int i = 0; i < 100; i++) {
      Passage passage = exact.enter(0);
      clock.advance(Duration.ofNanos(100));
      exact.succeeded(passage, null);
    }
    assertEquals(100, log.stream().filter("out 0 true 100"::equals).count());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChainOfEightIsOneOfItsOwn(boolean fused) {
    Policy[] eight = new Policy[FusedGate.MAX];
    for (int i = 0; i < eight.length; i++) {
      eight[i] = marker(i + 1);
    }
    Gate gate = gate(fused, eight);
    assertEquals(fused, gate.getClass() != ChainGate.class);
    gate.succeeded(gate.enter(0), null);
    assertEquals("in 7", log.get(7));
    assertEquals(2 * eight.length, log.size());
  }
}
