package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.State;
import dev.testudo.guard.Guard;
import dev.testudo.guard.Guards;
import dev.testudo.retry.Retries;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** A guard with breaker and retry. */
class GuardChainIT extends FrameworkCase {
  private static final String PID = "dev.testudo.guard~orders";

  private final AtomicInteger calls = new AtomicInteger();
  private Guard guard;
  private CircuitBreaker breaker;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("guard", "breaker", "retry"));
  }

  @BeforeEach
  void configure() {
    inside.configure("dev.testudo.retry~orders", "maxAttempts", "3", "delay", "0");
    inside.configure("dev.testudo.breaker~orders-db", "minimumCalls", "4", "openFor", "1h");
    inside.configure(PID, "policies", "retry, breaker=orders-db");
    guard = inside.service(Guards.class).named("orders");
    breaker = inside.service(CircuitBreakers.class).named("orders-db");
    breaker.reset();
  }

  @Test
  void retriesCountAtTheBreakerWhichOpensAndRejects() {
    assertEquals(List.of("retry=orders", "breaker=orders-db"), guard.snapshot().policies());
    assertThrows(IllegalStateException.class, this::fail);
    assertEquals(3, calls.get());
    assertThrows(CircuitOpenException.class, this::fail);
    assertEquals(4, calls.get());
    assertEquals(State.OPEN, breaker.state());
    assertThrows(CircuitOpenException.class, this::fail);
    assertEquals(4, calls.get());
  }

  @Test
  void policiesChangeWithTheConfigurationAndKeepTheirState() {
    assertThrows(IllegalStateException.class, this::fail);
    inside.configure(PID, "policies", "breaker=orders-db");
    assertThrows(IllegalStateException.class, this::fail);
    assertEquals(4, calls.get());
    assertEquals(State.OPEN, breaker.state());
    inside.configure(PID, "policies", "retry");
    assertThrows(IllegalStateException.class, this::fail);
    assertEquals(7, calls.get());
    inside.configure(PID, "policies", "retry, breaker=orders-db");
    assertThrows(CircuitOpenException.class, this::fail);
    assertEquals(7, calls.get());
  }

  @Test
  void aServicesSettingsChangeUnderItsGuard() {
    inside.configure("dev.testudo.retry~orders", "maxAttempts", "2", "delay", "0");
    assertThrows(IllegalStateException.class, this::fail);
    assertEquals(2, calls.get());
    assertEquals(2, inside.service(Retries.class).named("orders").settings().maxAttempts());
  }

  private void fail() {
    guard.call(
        "find",
        () -> {
          calls.incrementAndGet();
          throw new IllegalStateException("no answer");
        });
  }
}
