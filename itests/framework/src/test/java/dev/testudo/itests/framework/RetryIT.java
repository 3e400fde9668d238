package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.retry.Retries;
import dev.testudo.retry.Retry;
import dev.testudo.retry.RetrySettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Retries with nothing else in the framework. */
class RetryIT extends FrameworkCase {
  private static final String PID = "dev.testudo.retry~orders";

  private final AtomicInteger attempts = new AtomicInteger();
  private Retry retry;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("retry"));
  }

  @BeforeEach
  void configure() {
    inside.configure(PID, "maxAttempts", "3", "delay", "0", "budgetMinimum", "1000");
    retry = inside.service(Retries.class).named("orders");
  }

  @Test
  void callsAgainUntilItSucceeds() {
    assertEquals("answer", retry.call(() -> failUntil(3)));
    assertEquals(3, attempts.get());
    assertEquals(1, retry.snapshot().recovered());
  }

  @Test
  void stagesAreRetriedAsWell() throws Exception {
    inside.configure(PID, "maxAttempts", "3", "delay", "1ms", "budgetMinimum", "1000");
    assertEquals(
        "answer",
        retry
            .stage(() -> CompletableFuture.completedFuture(failUntil(3)))
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS));
  }

  @Test
  void aChangeIsInForceAtTheNextCallAndTheNumbersAreKept() {
    long before = retry.snapshot().exhausted();
    assertThrows(IllegalStateException.class, () -> retry.call(() -> failUntil(5)));
    inside.configure(PID, "maxAttempts", "5", "delay", "0", "budgetMinimum", "1000");
    attempts.set(0);
    assertEquals("answer", retry.call(() -> failUntil(5)));
    assertEquals(before + 1, retry.snapshot().exhausted());
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    RetrySettings before = retry.settings();
    inside.configure(PID, "maxAttempts", "-1");
    assertEquals(before, retry.settings());
    assertEquals("answer", retry.call(() -> failUntil(3)));
    inside.configure(PID, "maxAttempts", "7");
    assertEquals(7, retry.settings().maxAttempts());
  }

  private String failUntil(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw new IllegalStateException("not yet");
    }
    return "answer";
  }
}
