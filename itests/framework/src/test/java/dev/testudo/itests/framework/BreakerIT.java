package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.State;
import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Circuit breakers with nothing else in the framework. */
class BreakerIT extends FrameworkCase {
  private static final String PID = "dev.testudo.breaker~orders";

  private CircuitBreaker breaker;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("breaker"));
  }

  @BeforeEach
  void configure() {
    inside.configure(PID, "minimumCalls", "4", "failureRate", "50%", "openFor", "1h");
    breaker = inside.service(CircuitBreakers.class).named("orders");
    breaker.reset();
  }

  @Test
  void opensAfterFailuresAndTurnsCallsAway() {
    fail(4);
    assertEquals(State.OPEN, breaker.state());
    CircuitOpenException rejected =
        assertThrows(
            CircuitOpenException.class,
            () ->
                breaker.call(
                    () -> {
                      throw new AssertionError("was called all the same");
                    }));
    assertEquals(State.OPEN, breaker.state(), rejected::getMessage);
    breaker.close();
    assertEquals("answer", breaker.call(() -> "answer"));
  }

  @Test
  void aChangeIsInForceAtTheNextCallAndTheWindowIsKept() {
    fail(2);
    inside.configure(PID, "minimumCalls", "3", "failureRate", "50%", "openFor", "1h");
    assertEquals(2, breaker.snapshot().windowFailures());
    assertEquals(State.CLOSED, breaker.state());
    fail(1);
    assertEquals(State.OPEN, breaker.state());
    inside.configure(PID, "minimumCalls", "3", "failureRate", "50%", "openFor", "2h");
    assertEquals(State.OPEN, breaker.state());
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    CircuitBreakerSettings before = breaker.settings();
    inside.configure(PID, "minimumCalls", "4", "openFor", "soon");
    assertEquals(before, breaker.settings());
    assertEquals("REFUSED", last().type());
    fail(4);
    assertEquals(State.OPEN, breaker.state());
    inside.configure(PID, "minimumCalls", "4", "openFor", "3h");
    assertEquals(Duration.ofHours(3), breaker.settings().openFor());
  }

  @Test
  @DisplayName("D7 unchanged content that is written anew changes nothing, and nobody is told")
  void unchangedContentChangesNothing() {
    CircuitBreakers service = inside.service(CircuitBreakers.class);
    CircuitBreakerSettings byHand = new CircuitBreakerSettings();
    breaker.reconfigure(byHand);
    List<Event> before = inside.service(EventLog.class).recent();
    inside.configure(PID, "minimumCalls", "4", "failureRate", "50%", "openFor", "1h");
    assertEquals(byHand, breaker.settings());
    assertEquals(before, inside.service(EventLog.class).recent());
    assertSame(service, inside.service(CircuitBreakers.class));
    inside.configure(PID, "minimumCalls", "5", "failureRate", "50%", "openFor", "1h");
    assertEquals(5, breaker.settings().minimumCalls());
  }

  private Event last() {
    List<Event> all = inside.service(EventLog.class).recent();
    return all.get(all.size() - 1);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      IllegalStateException failure = new IllegalStateException("no answer");
      assertSame(
          failure,
          assertThrows(
              IllegalStateException.class,
              () ->
                  breaker.call(
                      () -> {
                        throw failure;
                      })));
    }
  }
}
