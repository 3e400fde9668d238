package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorClassifier;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.ErrorSettings;
import dev.testudo.error.Errors;
import dev.testudo.guard.Guards;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.retry.Retries;
import dev.testudo.retry.Retry;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Errors, and who asks them what failures mean. */
class ErrorIT extends FrameworkCase {
  private static final String PID = "dev.testudo.error~orders";
  private static final String RETRY = "dev.testudo.retry.provider.RetryComponent";

  private final AtomicInteger attempts = new AtomicInteger();

  @Configuration
  static Option[] installed() {
    return options(
        Provision.ground(), Provision.capabilities("error", "guard", "retry", "breaker"));
  }

  private void fail(Exception failure) throws Exception {
    attempts.incrementAndGet();
    throw failure;
  }

  private int attemptsOf(Retry retry, Exception failure) {
    attempts.set(0);
    assertThrows(
        failure.getClass(),
        () ->
            retry.<Object, Exception>call(
                () -> {
                  fail(failure);
                  return "never";
                }));
    return attempts.get();
  }

  @Test
  void retriesByCategoryAndLearnsFromPlugins() {
    inside.configure(
        "dev.testudo.retry~orders",
        "failures",
        "CONNECTION, CONFLICT",
        "delay",
        "0",
        "budgetMinimum",
        "1000");
    Retry retry = inside.service(Retries.class).named("orders");
    assertEquals(3, attemptsOf(retry, new ConnectException()));
    assertEquals(3, attemptsOf(retry, new Exception(new ConnectException())));
    assertEquals(1, attemptsOf(retry, new IllegalStateException()));
    inside.register(
        ErrorClassifier.class, failure -> Optional.of(Classification.of(ErrorCategory.CONFLICT)));
    assertEquals(3, attemptsOf(retry, new IllegalStateException()));
    inside.configure(PID, "rules", "java.lang.IllegalStateException=DATA");
    assertEquals(1, attemptsOf(retry, new IllegalStateException()));
  }

  @Test
  void withoutErrorsARetryStillWorksAndKnowsClasses() {
    inside.configure(
        "dev.testudo.retry~plain",
        "failures",
        "CONNECTION, java.lang.IllegalStateException",
        "delay",
        "0",
        "budgetMinimum",
        "1000");
    Retry retry = inside.service(Retries.class).named("plain");
    assertEquals(3, attemptsOf(retry, new IOException()));
    Bundle errors = inside.bundle("dev.testudo.error.provider");
    inside.stop(errors);
    try {
      Await.until(() -> attemptsOf(retry, new IOException()) == 1); // the old code lingers
      assertEquals(3, attemptsOf(retry, new IllegalStateException()));
    } finally {
      inside.start(errors);
    }
    Await.until(() -> attemptsOf(retry, new IOException()) == 3);
  }

  @Test
  void aBreakerIgnoresACategory() {
    inside.configure("dev.testudo.breaker~orders", "ignored", "DATA");
    CircuitBreaker breaker = inside.service(CircuitBreakers.class).named("orders");
    assertThrows(NumberFormatException.class, () -> breaker.call(() -> Integer.parseInt("four")));
    assertEquals(1, breaker.snapshot().neutral());
    assertEquals(0, breaker.snapshot().failures());
  }

  @Test
  void aGuardRecordsItsFailures() {
    assertThrows(
        ArithmeticException.class,
        () -> inside.service(Guards.class).named("sums").call("divide", () -> 1 / attempts.get()));
    ErrorMonitor monitor = inside.service(Errors.class).find("sums").orElseThrow();
    assertEquals(ErrorCategory.BUG, monitor.groups().get(0).category());
    assertEquals("divide", monitor.groups().get(0).operation());
  }

  @Test
  void restartsAComponentWhenFailuresKeepComing() {
    inside.configure(PID, "recovery", "restart-component=no.such.Component", "recoverAfter", "2");
    ErrorMonitor monitor = inside.service(Errors.class).named("orders");
    monitor.record("find", new ConnectException());
    monitor.record("find", new ConnectException());
    Await.until(() -> types().contains("RECOVERY_FAILED"));
    assertEquals(
        "dev.testudo.TestudoException: no component no.such.Component is enabled",
        monitor.snapshot().recoveries().get(0).result());
    PolicyFactory before = retries();
    inside.configure(PID, "recovery", "restart-component=" + RETRY, "recoverAfter", "2");
    monitor.record("find", new ConnectException());
    Await.until(() -> types().contains("RECOVERED"));
    assertEquals(RETRY + " restarted", monitor.snapshot().recoveries().get(0).result());
    Await.until(() -> retries() != before);
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    ErrorMonitor monitor = inside.service(Errors.class).named("orders");
    ErrorSettings before = monitor.settings();
    inside.configure(PID, "rules", "com.acme.Busy=BROKEN");
    assertEquals(before, monitor.settings());
    inside.configure(PID, "rules", "com.acme.Busy=RESOURCE");
    assertEquals(List.of("com.acme.Busy=RESOURCE"), monitor.settings().rules());
  }

  private PolicyFactory retries() {
    return inside.service(PolicyFactory.class, "(testudo.capability=retry)");
  }

  private List<String> types() {
    return inside.service(EventLog.class, "(testudo.capability=error)").recent().stream()
        .map(Event::type)
        .toList();
  }
}
