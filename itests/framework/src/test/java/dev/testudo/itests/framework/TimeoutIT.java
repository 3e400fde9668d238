package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.testkit.Await;
import dev.testudo.timeout.CallTimeoutException;
import dev.testudo.timeout.Timeout;
import dev.testudo.timeout.Timeouts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Timeouts with nothing else in the framework. */
class TimeoutIT extends FrameworkCase {
  private static final String PID = "dev.testudo.timeout~orders";

  private Timeout timeout;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("timeout"));
  }

  @BeforeEach
  void configure() {
    inside.configure(PID, "limit", "200ms");
    timeout = inside.service(Timeouts.class).named("orders");
  }

  @Test
  void cutsCallsOff() {
    assertThrows(CallTimeoutException.class, () -> timeout.call(TimeoutIT::hang));
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals("done", timeout.call(() -> "done"));
  }

  @Test
  void aCallUnderWayDuringAnUpdateIsCutOffByTheNextVersion() {
    CompletableFuture<String> work = new CompletableFuture<>();
    CompletableFuture<String> given = timeout.stage(() -> work).toCompletableFuture();
    inside.update(inside.bundle("dev.testudo.timeout.provider"));
    Await.until(given::isDone);
    assertThrows(java.util.concurrent.CompletionException.class, given::join);
    Await.until(work::isCancelled);
  }

  @Test
  @DisplayName("R78 when the bundle stops none of its threads is left")
  void noThreadIsLeft() {
    assertThrows(CallTimeoutException.class, () -> timeout.call(TimeoutIT::hang));
    inside.stop(inside.bundle("dev.testudo.timeout.provider"));
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("testudo-timeout-")));
    inside.start(inside.bundle("dev.testudo.timeout.provider"));
    assertEquals("done", timeout.call(() -> "done"));
  }

  private static String hang() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }
}
