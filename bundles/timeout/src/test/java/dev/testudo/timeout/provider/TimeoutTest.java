package dev.testudo.timeout.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.bulkhead.BulkheadSnapshot;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.testkit.Await;
import dev.testudo.timeout.CallTimeoutException;
import dev.testudo.timeout.Timeout;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.timeout.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Timeouts alone and in a guard, on the real clock. */
class TimeoutTest {
  private final Testudo testudo = Testudo.standalone();
  private final Timeouts timeouts = testudo.get(Timeouts.class);
  private final Guards guards = testudo.get(Guards.class);

  @AfterEach
  void close() {
    testudo.close();
  }

  private Timeout timeout(String name, long millis) {
    return timeouts.named(name, new TimeoutSettings(Duration.ofMillis(millis)));
  }

  private static GuardSettings ordered(String policies, String order) {
    return new GuardSettings(
        "",
        List.of(policies.split(", ")),
        Map.of(),
        List.of(order.split(", ")),
        GuardSettings.Absent.PASS,
        GuardSettings.Timing.ADAPTIVE);
  }

  /** Waits for ever, or until it is interrupted. */
  private static String hang() throws InterruptedException {
    new CountDownLatch(1).await();
    return "never";
  }

  /** Works on, whoever interrupts it. */
  private static String stubborn(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() - end < 0) {
      Thread.interrupted();
      LockSupport.parkNanos(1_000_000);
    }
    return "done all the same";
  }

  @Test
  void cutsABlockingCallOffAndLeavesNoInterrupt() {
    Timeout timeout = timeout("slow", 30);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow"));
    CallTimeoutException late =
        assertThrows(CallTimeoutException.class, () -> guard.call("sell", TimeoutTest::hang));
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals("shop.sell: took longer than timeout slow allows, 30 ms", late.getMessage());
    assertInstanceOf(InterruptedException.class, late.getSuppressed()[0]);
    assertThrows(CallTimeoutException.class, () -> timeout.call(TimeoutTest::hang));
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals("sold", guard.call("sell", () -> "sold"));
    assertEquals("sold", timeout.call(() -> "sold"));
    assertEquals(4, timeout.snapshot().calls());
    assertEquals(2, timeout.snapshot().timedOut());
    assertEquals(0, timeout.snapshot().late());
  }

  @Test
  void anInterruptBySomebodyElseStays() {
    timeout("slow", 20);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow"));
    Thread.currentThread().interrupt();
    assertThrows(
        CallTimeoutException.class,
        () ->
            guard.call(
                "sell",
                () -> {
                  long end = System.nanoTime() + 60_000_000;
                  while (System.nanoTime() - end < 0) {
                    Thread.onSpinWait();
                  }
                  return "never";
                }));
    assertTrue(Thread.interrupted());
  }

  @Test
  @DisplayName("R63 who interrupts the caller interrupts its work: no other thread goes on with it")
  void theCallersInterruptIsThatOfItsWork() {
    Timeout timeout = timeout("slow", 60_000);
    CompletableFuture<String> never = new CompletableFuture<>();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> timeout.call(() -> never.get()));
    assertFalse(Thread.interrupted(), "as after any wait that was interrupted");
    assertEquals(0, never.getNumberOfDependents(), "nothing of ours waits for it");
    assertEquals(0, timeout.snapshot().timedOut());
  }

  @Test
  @DisplayName(
      "R62 work that ignores interrupts: the caller gets the timeout when it ends, counted late")
  void stubbornWork() {
    Timeout timeout = timeout("slow", 10);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow"));
    assertThrows(CallTimeoutException.class, () -> guard.call("sell", () -> stubborn(200)));
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(1, timeout.snapshot().late());
  }

  @Test
  @DisplayName("R62 a stage whose work ignores its cancellation: the caller is answered on time")
  void stubbornStage() {
    timeout("slow", 20);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow", "bulkhead=db"));
    CompletableFuture<String> work = new CompletableFuture<>();
    CompletionStage<String> stage = guard.stage("sell", work::minimalCompletionStage);
    assertInstanceOf(CallTimeoutException.class, failure(stage));
    assertFalse(work.isDone());
  }

  @Test
  @DisplayName(
      "R48 a place in a bulkhead is held until the work has ended, not until its caller is answered")
  void holdsItsPlace() {
    timeout("slow", 20);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow", "bulkhead=db", "breaker"));
    CompletableFuture<String> work = new CompletableFuture<>();
    failure(guard.stage("sell", work::minimalCompletionStage));
    BulkheadSnapshot during = db();
    assertEquals(1, during.active());
    assertEquals(1, breakerFailures());
    work.complete("late");
    assertEquals(0, db().active());
    assertEquals(0, db().late());
    assertEquals(1, breakerFailures(), "what comes after changes nothing");
  }

  private long breakerFailures() {
    return testudo.get(CircuitBreakers.class).named("shop").snapshot().failures();
  }

  private BulkheadSnapshot db() {
    return testudo.get(Bulkheads.class).named("db").snapshot();
  }

  @Test
  @DisplayName("R60 a timeout cancels the work's stage, and completes nobody's future by itself")
  void cancelsTheStage() {
    Timeout timeout = timeout("slow", 20);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow", "bulkhead=db"));
    for (int i = 0; i < 2; i++) {
      CompletableFuture<String> work = new CompletableFuture<>();
      CompletionStage<String> stage =
          i == 0 ? guard.stage("sell", () -> work) : timeout.stage(() -> work);
      assertInstanceOf(CallTimeoutException.class, failure(stage));
      Await.until(work::isDone);
      assertTrue(work.isCancelled());
      CompletableFuture<String> own = new CompletableFuture<>();
      CompletionStage<String> view =
          i == 0
              ? guard.stage("sell", own::minimalCompletionStage)
              : timeout.stage(own::minimalCompletionStage);
      failure(view);
      assertFalse(own.isDone());
      own.complete("late");
    }
    assertEquals(0, db().active());
  }

  @Test
  @DisplayName("R59 calls that ended before their limit leave nothing behind, however they ended")
  void leavesNothing() {
    Timeout timeout = timeout("slow", 60_000);
    Guard guard = guards.named("shop", new GuardSettings("timeout=slow"));
    for (int i = 0; i < 10_000; i++) {
      guard.stage("sell", () -> CompletableFuture.failedFuture(new IllegalStateException()));
      timeout.stage(() -> CompletableFuture.failedFuture(new IllegalStateException()));
    }
    assertEquals(20_000, timeout.snapshot().calls());
    assertEquals(0, watch().others.size());
  }

  private dev.testudo.timeout.state.Watch watch() {
    return testudo
        .get(dev.testudo.state.Vault.class)
        .room(TimeoutRegistry.WORD, TimeoutRegistry.SCHEMA)
        .find("watch", dev.testudo.timeout.state.Watch.class)
        .orElseThrow();
  }

  @Test
  void byDefaultEachAttemptHasItsLimit() {
    timeout("slow", 20);
    Guard guard = guards.named("shop", new GuardSettings("retry", "timeout=slow", "breaker"));
    AtomicInteger attempts = new AtomicInteger();
    assertEquals(
        "sold",
        assertDoesNotThrow(
            () -> guard.call("sell", () -> attempts.incrementAndGet() < 3 ? hang() : "sold")));
    assertEquals(2, breakerFailures());
    assertFalse(Thread.currentThread().isInterrupted());
    attempts.set(0);
    CompletionStage<String> stage =
        guard.stage(
            "sell",
            () ->
                attempts.incrementAndGet() < 3
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture("sold"));
    assertEquals("sold", stage.toCompletableFuture().join());
    assertEquals(4, breakerFailures());
  }

  private static <T> T assertDoesNotThrow(java.util.concurrent.Callable<T> work) {
    return org.junit.jupiter.api.Assertions.assertDoesNotThrow(work::call);
  }

  @Test
  @DisplayName("R65 outside of the retry the limit is for all attempts and the waits between them")
  void aroundAllAttempts() {
    Timeout outer = timeout("outer", 150);
    Timeout inner = timeout("inner", 20);
    Guard guard = guards.named("shop", ordered("timeout=outer, retry=often", "timeout, retry"));
    testudo
        .get(dev.testudo.retry.Retries.class)
        .named(
            "often",
            new dev.testudo.retry.RetrySettings(
                0,
                Duration.ofMinutes(1),
                1,
                Duration.ofMinutes(1),
                0,
                100,
                1000,
                List.of("java.lang.Exception"),
                List.of()));
    Guard nested = guards.named("nested", new GuardSettings("timeout=inner"));
    CallTimeoutException late =
        assertThrows(
            CallTimeoutException.class,
            () -> guard.call("sell", () -> nested.call("ask", TimeoutTest::hang)));
    assertEquals("outer", late.timeout());
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(1, inner.snapshot().timedOut());
    Throwable failed =
        failure(
            guard.stage(
                "sell", () -> CompletableFuture.failedFuture(new IllegalStateException("once"))));
    assertEquals("outer", assertInstanceOf(CallTimeoutException.class, failed).timeout());
    assertEquals(2, outer.snapshot().timedOut());
    assertSame(0, watch().others.size());
  }

  @Test
  void aLimitChangedIsInForceAtTheNextCall() {
    Timeout timeout = timeout("slow", 3_600_000);
    assertEquals("sold", timeout.call(() -> "sold"));
    timeout.reconfigure(new TimeoutSettings(Duration.ofMillis(5)));
    assertThrows(CallTimeoutException.class, () -> timeout.call(TimeoutTest::hang));
  }

  @Test
  void anErrorIsNotReplaced() {
    Timeout timeout = timeout("slow", 5);
    StackOverflowError error = new StackOverflowError();
    assertSame(
        error,
        assertThrows(
            StackOverflowError.class,
            () ->
                timeout.call(
                    () -> {
                      stubborn(50);
                      throw error;
                    })));
  }

  private static Throwable failure(CompletionStage<?> stage) {
    return assertThrows(
            ExecutionException.class, () -> stage.toCompletableFuture().get(30, TimeUnit.SECONDS))
        .getCause();
  }
}
