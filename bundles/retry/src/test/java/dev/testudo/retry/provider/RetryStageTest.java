package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls without a guard, asynchronous. */
class RetryStageTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void triesAgainUntilItSucceeds() throws Exception {
    Bench bench = new Bench(Bench.settings(3));
    assertEquals("attempt 3", get(bench.retry.stage(() -> stage(bench, 2))));
    assertEquals(1, bench.retry.snapshot().calls());
    assertEquals(1, bench.retry.snapshot().recovered());
  }

  @Test
  void givesUpWithTheLastFailure() {
    Bench bench = new Bench(Bench.settings(3));
    ExecutionException last =
        assertThrows(ExecutionException.class, () -> get(bench.retry.stage(() -> stage(bench, 9))));
    assertEquals("attempt 3", assertInstanceOf(IOException.class, last.getCause()).getMessage());
  }

  @Test
  void retriesWhatTheSupplierThrows() throws Exception {
    Bench bench = new Bench(Bench.settings(2));
    CompletionStage<String> stage =
        bench.retry.stage(
            () -> {
              if (bench.attempts.incrementAndGet() == 1) {
                throw new IllegalStateException();
              }
              return CompletableFuture.completedFuture("done");
            });
    assertEquals("done", get(stage));
  }

  @Test
  @DisplayName("R31 unlimited attempts that complete at once take constant stack")
  void unlimited() throws Exception {
    Bench bench = new Bench(Bench.settings(0));
    assertEquals("attempt 20001", get(bench.retry.stage(() -> stage(bench, 20_000))));
  }

  @Test
  @DisplayName("R31 attempts that complete later take constant stack, too")
  void unlimitedLater() throws Exception {
    Bench bench = new Bench(Bench.settings(0));
    Queue<CompletableFuture<String>> open = new ConcurrentLinkedQueue<>();
    CompletionStage<String> stage =
        bench.retry.stage(
            () -> {
              CompletableFuture<String> one = new CompletableFuture<>();
              open.add(one);
              return one;
            });
    for (int i = 0; i < 20_000; i++) {
      open.remove().completeExceptionally(new IOException());
    }
    open.remove().complete("done");
    assertEquals("done", get(stage));
  }

  @Test
  void waitsOnAThreadThatIsGoneAfterwards() throws Exception {
    Bench bench = new Bench(Bench.settings(2, Duration.ofMillis(1), 100));
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletionStage<String> stage =
        bench.retry.stage(
            () -> {
              if (bench.attempts.incrementAndGet() == 1) {
                return CompletableFuture.failedFuture(new IOException());
              }
              thread.complete(Thread.currentThread());
              return CompletableFuture.completedFuture("done");
            });
    assertEquals("done", get(stage));
    assertEquals("testudo-retry-timer-1", thread.get().getName());
    bench.timer.close();
    thread.get().join(30_000);
    assertFalse(thread.get().isAlive());
  }

  @Test
  void cancellingEndsTheAttempts() {
    Bench bench = new Bench(Bench.settings(9, LONG, 100));
    CompletableFuture<String> open = new CompletableFuture<>();
    CompletionStage<String> running = bench.retry.stage(() -> open);
    assertTrue(running.toCompletableFuture().cancel(true));
    assertTrue(open.isCancelled());
    CompletionStage<String> waiting = bench.retry.stage(() -> stage(bench, 9));
    assertTrue(waiting.toCompletableFuture().cancel(true));
    bench.timer.close();
    assertEquals(1, bench.attempts.get());
  }

  @Test
  @DisplayName("R78 calls that wait when the provider goes make their attempt and end")
  void closing() throws Exception {
    Bench bench = new Bench(Bench.settings(9, Duration.ofSeconds(10), 100));
    CompletionStage<String> good = bench.retry.stage(() -> stage(bench, 1));
    assertFalse(good.toCompletableFuture().isDone());
    bench.timer.close();
    assertEquals("attempt 2", get(good));
    Bench other = new Bench(Bench.settings(9, Duration.ofSeconds(10), 100));
    CompletionStage<String> bad = other.retry.stage(() -> stage(other, 9));
    other.timer.close();
    assertThrows(ExecutionException.class, () -> get(bad));
    assertTrue(other.attempts.get() < 5, "and do not go on for long");
  }

  private static CompletionStage<String> stage(Bench bench, int failures) {
    try {
      return CompletableFuture.completedFuture(bench.failing(failures));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
