package dev.testudo.limiter.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.limiter.RateLimitedException;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiters;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Limiters alone and in a guard, on the real clock. */
class LimiterTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Testudo testudo = Testudo.standalone();
  private final RateLimiters limiters = testudo.get(RateLimiters.class);

  @AfterEach
  void close() {
    testudo.close();
  }

  private RateLimiter limiter(String name, Duration interval, Duration maxWait) {
    return limiters.named(name, new RateLimiterSettings(1, interval, 1, maxWait));
  }

  @Test
  void turnsAwayAndSaysWhenItMayWorkAgain() {
    RateLimiter limiter = limiter("api", LONG, Duration.ZERO);
    assertEquals("done", limiter.call(() -> "done"));
    RateLimitedException limited =
        assertThrows(RateLimitedException.class, () -> limiter.call(() -> "never"));
    assertTrue(limited.retryAfter().compareTo(LONG) <= 0);
    assertTrue(limited.retryAfter().compareTo(Duration.ofMinutes(50)) > 0);
    assertTrue(
        limited
            .getMessage()
            .matches("rate limiter api lets no more .*; may work again in 3[56]\\d\\d s"),
        limited.getMessage());
    assertEquals(1, limiter.snapshot().rejected());
    assertEquals(0, limiter.snapshot().available());
    limiter.reset();
    assertEquals("done", limiter.call(() -> "done"));
  }

  @Test
  void waitsForItsTurn() {
    RateLimiter limiter = limiter("api", Duration.ofMillis(20), LONG.dividedBy(60));
    long begin = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      limiter.call(() -> "done");
    }
    assertTrue(System.nanoTime() - begin >= 60_000_000);
    assertEquals(3, limiter.snapshot().waited());
    assertEquals(4, limiter.snapshot().admitted());
  }

  @Test
  @DisplayName("R52 an interrupted wait gives its turn back and keeps the flag")
  void interrupted() throws Exception {
    RateLimiter limiter = limiter("api", LONG, LONG);
    limiter.call(() -> "done");
    AtomicReference<Object> seen = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              assertThrows(RateLimitedException.class, () -> limiter.call(() -> "never"));
              seen.set(Thread.currentThread().isInterrupted());
            });
    waiting.start();
    Await.until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    assertTrue(limiter.snapshot().nextIn().compareTo(LONG) > 0);
    waiting.interrupt();
    waiting.join();
    assertEquals(true, seen.get());
    assertTrue(limiter.snapshot().nextIn().compareTo(LONG) <= 0);
  }

  @Test
  void stagesWaitWithoutAThread() throws Exception {
    RateLimiter limiter = limiter("api", Duration.ofMillis(20), LONG.dividedBy(60));
    CompletionStage<String> first = limiter.stage(() -> done("first"));
    CompletionStage<String> second = limiter.stage(() -> done("second"));
    assertTrue(first.toCompletableFuture().isDone());
    assertFalse(second.toCompletableFuture().isDone());
    assertEquals("second", second.toCompletableFuture().get(30, TimeUnit.SECONDS));
    limiter.reconfigure(new RateLimiterSettings(1, LONG, 1, LONG));
    limiter.reset();
    limiter.call(() -> "done");
    CompletionStage<String> cancelled = limiter.stage(() -> done("never"));
    assertTrue(cancelled.toCompletableFuture().cancel(true));
    assertTrue(limiter.snapshot().nextIn().compareTo(LONG) <= 0, "its turn is given back");
    limiter.reconfigure(new RateLimiterSettings(1, LONG, 1, Duration.ZERO));
    ExecutionException limited =
        assertThrows(
            ExecutionException.class,
            () -> limiter.stage(() -> done("never")).toCompletableFuture().get());
    assertInstanceOf(RateLimitedException.class, limited.getCause());
  }

  @Test
  void aGuardLetsCallsWaitAndTurnsThemAway() throws Exception {
    RateLimiter limiter = limiter("api", Duration.ofMillis(20), LONG.dividedBy(60));
    Guard guard = testudo.get(Guards.class).named("shop", new GuardSettings("limiter=api"));
    long begin = System.nanoTime();
    for (int i = 0; i < 3; i++) {
      assertEquals("sold", guard.call("sell", () -> "sold"));
    }
    assertEquals(
        "sold",
        guard.stage("sell", () -> done("sold")).toCompletableFuture().get(30, TimeUnit.SECONDS));
    assertTrue(System.nanoTime() - begin >= 60_000_000);
    assertEquals(3, limiter.snapshot().waited());
    limiter.reconfigure(new RateLimiterSettings(1, LONG, 1, Duration.ZERO));
    RateLimitedException limited =
        assertThrows(
            RateLimitedException.class,
            () -> { // who comes late finds that one may go through, and no more
              guard.call("sell", () -> "sold");
              guard.call("sell", () -> "sold");
              guard.call("sell", () -> "never");
            });
    assertTrue(limited.getMessage().startsWith("shop.sell: rate limiter api"));
  }

  @Test
  @DisplayName("R52 a guarded call that is interrupted while it waits gives its turn back")
  void interruptedInAGuard() throws Exception {
    RateLimiter limiter = limiter("api", LONG, LONG);
    Guard guard = testudo.get(Guards.class).named("shop", new GuardSettings("limiter=api"));
    guard.call("sell", () -> "sold");
    AtomicReference<Object> seen = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                seen.set(guard.call("sell", () -> "never"));
              } catch (java.util.concurrent.CancellationException e) {
                seen.set(Thread.currentThread().isInterrupted());
              }
            });
    waiting.start();
    Await.until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    waiting.interrupt();
    waiting.join();
    assertEquals(true, seen.get());
    assertTrue(limiter.snapshot().nextIn().compareTo(LONG) <= 0);
    CompletableFuture<String> stage =
        guard.stage("sell", () -> done("never")).toCompletableFuture();
    assertFalse(stage.isDone());
  }

  private static CompletionStage<String> done(String what) {
    return CompletableFuture.completedFuture(what);
  }
}
