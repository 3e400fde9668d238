package dev.testudo.bulkhead.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.bulkhead.Bulkhead;
import dev.testudo.bulkhead.BulkheadFullException;
import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bulkheads alone and in a guard, on the real clock. */
class BulkheadTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Testudo testudo = Testudo.standalone();
  private final Guard guard =
      testudo.get(Guards.class).named("shop", new GuardSettings("bulkhead=db"));
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    testudo.close();
  }

  private Bulkhead bulkhead(int maxConcurrent, Duration maxWait) {
    Bulkhead bulkhead = testudo.get(Bulkheads.class).named("db");
    bulkhead.reconfigure(new BulkheadSettings(maxConcurrent, maxWait, 20_000));
    return bulkhead;
  }

  private void run(Runnable what) {
    Thread thread = new Thread(what);
    threads.add(thread);
    thread.start();
  }

  private String block() {
    try {
      end.await();
      return "ended";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void turnsAwayWhenItIsFull() {
    Bulkhead bulkhead = bulkhead(1, Duration.ZERO);
    run(() -> guard.call("sell", this::block));
    Await.until(() -> bulkhead.snapshot().active() == 1);
    BulkheadFullException full =
        assertThrows(BulkheadFullException.class, () -> guard.call("sell", () -> "never"));
    assertEquals(
        "shop.sell: bulkhead db is full, with 1 calls under way at most; may work again when one of"
            + " them has ended",
        full.getMessage());
    assertThrows(BulkheadFullException.class, () -> bulkhead.call(() -> "never"));
    end.countDown();
    Await.until(() -> bulkhead.snapshot().active() == 0);
    assertEquals("sold", guard.call("sell", () -> "sold"));
    assertEquals(2, bulkhead.snapshot().rejected());
  }

  @Test
  @DisplayName("R44 whatever way calls end, each gives back one place")
  void allWaysOut() {
    Bulkhead bulkhead = bulkhead(3, LONG);
    assertThrows(IllegalStateException.class, () -> guard.call("sell", BulkheadTest::fail));
    assertThrows(IllegalStateException.class, () -> bulkhead.call(BulkheadTest::fail));
    assertThrows(
        ExecutionException.class,
        () ->
            guard
                .stage("sell", BulkheadTest::<CompletionStage<String>>fail)
                .toCompletableFuture()
                .get());
    assertThrows(
        ExecutionException.class,
        () ->
            bulkhead
                .stage(BulkheadTest::<CompletionStage<String>>fail)
                .toCompletableFuture()
                .get());
    for (CompletableFuture<String> open : List.of(new CompletableFuture<String>())) {
      CompletionStage<String> stage = guard.stage("sell", () -> open);
      assertEquals(1, bulkhead.snapshot().active());
      stage.toCompletableFuture().cancel(true);
      assertTrue(open.isCancelled());
    }
    CompletableFuture<String> open = new CompletableFuture<>();
    CompletableFuture<String> stage = bulkhead.stage(() -> open).toCompletableFuture();
    stage.cancel(true);
    stage.complete("late");
    assertTrue(open.isCancelled());
    assertEquals(0, bulkhead.snapshot().active());
    assertEquals(0, bulkhead.snapshot().late());
    assertEquals(6, bulkhead.snapshot().admitted());
  }

  @Test
  void callsWaitInAGuardAndAlone() {
    Bulkhead bulkhead = bulkhead(1, LONG);
    AtomicInteger sold = new AtomicInteger();
    run(() -> guard.call("sell", this::block));
    Await.until(() -> bulkhead.snapshot().active() == 1);
    for (int i = 0; i < 3; i++) {
      run(() -> guard.call("sell", sold::incrementAndGet));
      run(() -> bulkhead.call(sold::incrementAndGet));
    }
    CompletionStage<Integer> guarded = guard.stage("sell", () -> done(sold.incrementAndGet()));
    CompletionStage<Integer> alone = bulkhead.stage(() -> done(sold.incrementAndGet()));
    Await.until(() -> bulkhead.snapshot().waiting() == 8);
    assertEquals(0, sold.get());
    end.countDown();
    guarded.toCompletableFuture().join();
    alone.toCompletableFuture().join();
    Await.until(() -> bulkhead.snapshot().active() == 0 && sold.get() == 8);
    assertEquals(8, bulkhead.snapshot().waited());
  }

  @Test
  void givesUpWhenItHasWaitedForLongEnough() {
    Bulkhead bulkhead = bulkhead(1, Duration.ofMillis(20));
    run(() -> guard.call("sell", this::block));
    Await.until(() -> bulkhead.snapshot().active() == 1);
    assertThrows(BulkheadFullException.class, () -> guard.call("sell", () -> "never"));
    assertThrows(BulkheadFullException.class, () -> bulkhead.call(() -> "never"));
    for (CompletionStage<String> stage :
        List.of(guard.stage("sell", () -> done("never")), bulkhead.stage(() -> done("never")))) {
      ExecutionException full =
          assertThrows(
              ExecutionException.class,
              () -> stage.toCompletableFuture().get(30, TimeUnit.SECONDS));
      assertInstanceOf(BulkheadFullException.class, full.getCause());
    }
    assertEquals(0, bulkhead.snapshot().waiting());
  }

  @Test
  @DisplayName("R52 an interrupt ends the wait, keeps the flag, and leaves the queue")
  void interrupted() {
    Bulkhead bulkhead = bulkhead(1, LONG);
    run(() -> guard.call("sell", this::block));
    Await.until(() -> bulkhead.snapshot().active() == 1);
    AtomicReference<Object> seen = new AtomicReference<>();
    run(
        () -> {
          assertThrows(CancellationException.class, () -> guard.call("sell", () -> "never"));
          assertTrue(Thread.currentThread().isInterrupted());
          assertThrows(BulkheadFullException.class, () -> bulkhead.call(() -> "never"));
          seen.set(Thread.currentThread().isInterrupted());
        });
    Await.until(() -> bulkhead.snapshot().waiting() == 1);
    threads.get(1).interrupt();
    Await.until(() -> seen.get() != null);
    assertEquals(true, seen.get());
    assertEquals(0, bulkhead.snapshot().waiting());
  }

  @Test
  void aCancelledStageLeavesTheQueue() {
    Bulkhead bulkhead = bulkhead(1, LONG);
    CompletableFuture<String> open = new CompletableFuture<>();
    guard.stage("sell", () -> open);
    CompletionStage<String> alone = bulkhead.stage(() -> done("never"));
    assertEquals(1, bulkhead.snapshot().waiting());
    alone.toCompletableFuture().cancel(true);
    assertEquals(0, bulkhead.snapshot().waiting());
    open.complete("sold");
    assertEquals(0, bulkhead.snapshot().active());
  }

  @Test
  void aCallInsideACallThatHasAPlaceNeedsNone() {
    Bulkhead bulkhead = bulkhead(1, LONG);
    Guard other = testudo.get(Guards.class).named("other", new GuardSettings("bulkhead=db"));
    assertEquals(
        "inner",
        guard.call("sell", () -> other.call("ask", () -> guard.call("sell", () -> "inner"))));
    assertEquals(2, bulkhead.snapshot().nested());
    assertEquals(0, bulkhead.snapshot().active());
    assertEquals(0, bulkhead.snapshot().late());
    Guard free = testudo.get(Guards.class).named("free", new GuardSettings());
    assertEquals(
        "after",
        free.call(
            "a",
            () -> {
              guard.call("sell", () -> "before");
              return guard.call("sell", () -> "after");
            }));
    assertEquals(2, bulkhead.snapshot().nested(), "beside each other is not inside");
  }

  @Test
  @DisplayName("R49 ten thousand that wait and end at once take constant stack")
  void manyWaiters() throws Exception {
    Bulkhead bulkhead = bulkhead(1, LONG);
    CompletableFuture<String> open = new CompletableFuture<>();
    guard.stage("sell", () -> open);
    List<CompletableFuture<String>> stages = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      stages.add(
          (i % 2 == 0
                  ? guard.stage("sell", () -> done("sold"))
                  : bulkhead.stage(() -> done("sold")))
              .toCompletableFuture());
    }
    assertEquals(10_000, bulkhead.snapshot().waiting());
    open.complete("first");
    for (CompletableFuture<String> stage : stages) {
      assertEquals("sold", stage.get(30, TimeUnit.SECONDS));
    }
    assertEquals(0, bulkhead.snapshot().active());
  }

  @Test
  void aPlaceIsGivenBackWhenItsPolicyIsTakenOutWhileTheCallWaits() {
    Bulkhead bulkhead = bulkhead(2, LONG);
    Guard outer = testudo.get(Guards.class).named("outer", new GuardSettings("bulkhead=db"));
    assertEquals("sold", outer.call("sell", () -> "sold"));
    assertEquals(0, bulkhead.snapshot().active());
    run(() -> guard.call("sell", this::block));
    run(() -> guard.call("sell", this::block));
    Await.until(() -> bulkhead.snapshot().active() == 2);
    CompletionStage<String> waiting = outer.stage("sell", () -> done("sold"));
    assertEquals(1, bulkhead.snapshot().waiting());
    outer.reconfigure(new GuardSettings());
    assertFalse(waiting.toCompletableFuture().isDone());
    end.countDown();
    waiting.toCompletableFuture().join();
    Await.until(() -> bulkhead.snapshot().active() == 0);
    assertEquals(0, bulkhead.snapshot().waiting());
  }

  private static <T> CompletionStage<T> done(T what) {
    return CompletableFuture.completedFuture(what);
  }

  private static <T> T fail() {
    throw new IllegalStateException("on purpose");
  }
}
