package dev.testudo.breaker.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.State;
import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A breaker in a chain. */
class BreakerPolicyTest {
  private final Bench bench = Bench.small();
  private final Operation operation = new Operation("shop", "find");
  private final Policy policy = new BreakerPolicy(bench.breaker, operation);
  private final Call call = new Call(operation);

  @Test
  void countsWhatTheCallSays() {
    attempt(null);
    attempt(new IOException());
    attempt(new CancellationException());
    attempt(new CircuitOpenException("another", null, Duration.ZERO));
    assertEquals(1, bench.breaker.snapshot().successes());
    assertEquals(1, bench.breaker.snapshot().failures());
    assertEquals(2, bench.breaker.snapshot().neutral());
  }

  @Test
  @DisplayName("R3, R14 what is ignored counts neither way, closed and half open, and gives back")
  void ignoresWhatSaysNothing() {
    CircuitBreakerSettings is = bench.breaker.settings();
    bench.breaker.reconfigure(
        new CircuitBreakerSettings(
            is.window(),
            is.windowSize(),
            is.windowDuration(),
            is.minimumCalls(),
            is.failureRate(),
            is.openFor(),
            is.trialCalls(),
            List.of("java.io.FileNotFoundException", "DATA")));
    for (int i = 0; i < 10; i++) {
      attempt(new FileNotFoundException());
    }
    assertEquals(State.CLOSED, bench.breaker.state());
    bench.breaker.open();
    bench.seconds(10);
    for (int i = 0; i < 10; i++) {
      attempt(new FileNotFoundException());
    }
    assertEquals(State.HALF_OPEN, bench.breaker.state());
    assertEquals(20, bench.breaker.snapshot().neutral());
    attempt(null);
    attempt(null);
    assertEquals(State.CLOSED, bench.breaker.state());
    attempt(new IOException());
    assertEquals(1, bench.breaker.snapshot().failures());
  }

  @Test
  void turnsCallsAway() {
    bench.breaker.open();
    call.open(operation, 0, 0);
    assertEquals(Policy.SETTLED, policy.enter(call));
    assertEquals(Outcome.REJECTED, call.outcome());
    CircuitOpenException why = assertInstanceOf(CircuitOpenException.class, call.failure());
    assertEquals(
        "shop.find: circuit breaker orders-db is open; may work again in 10.0 s", why.getMessage());
  }

  @Test
  @DisplayName("R10 one call takes one trial")
  void takesOneTrial() {
    bench.breaker.open();
    bench.seconds(10);
    call.open(operation, 0, 0);
    policy.enter(call);
    assertEquals(1, Word.away(bench.cell.word.get()));
  }

  @Test
  void isThereWithoutOsgi() {
    try (Testudo testudo = Testudo.standalone()) {
      var breaker = testudo.get(CircuitBreakers.class).named("orders-db");
      PolicyFactory factory = testudo.get(PolicyFactory.class);
      assertEquals("breaker", factory.kind());
      Policy one = factory.policy("orders-db", operation);
      call.open(operation, 0, 0);
      long permit = one.enter(call);
      call.succeed(null, 0);
      one.exit(call, permit);
      assertEquals(1, breaker.snapshot().successes());
      breaker.open();
      assertEquals(State.OPEN, breaker.state());
      assertThrows(CircuitOpenException.class, () -> breaker.call(() -> 1));
      assertTrue(testudo.get(CircuitBreakers.class).find("other").isEmpty());
    }
  }

  private void attempt(Throwable failure) {
    call.open(operation, 0, 0);
    long permit = policy.enter(call);
    if (failure == null) {
      call.succeed("done", 0);
    } else {
      call.threw(failure, 0);
    }
    policy.exit(call, permit);
  }
}
