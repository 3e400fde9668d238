package dev.testudo.breaker.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls without a guard: whatever way they end, the permit comes back. */
class BreakerCallTest {
  private final Bench bench = Bench.small();
  private final Breaker breaker = bench.breaker;

  @Test
  void givesBackWhatTheWorkGivesAndThrows() throws IOException {
    assertEquals("done", breaker.call(() -> "done"));
    IOException thrown = new IOException();
    assertSame(
        thrown,
        assertThrows(
            IOException.class,
            () ->
                breaker.call(
                    () -> {
                      throw thrown;
                    })));
    assertCounts(1, 1, 0);
  }

  @Test
  @DisplayName("R66 the permit comes back from an exception, an error, a cancellation")
  void returnsItsPermit() {
    halfOpen();
    for (Throwable failure :
        List.of(
            new CancellationException(),
            new InterruptedException(),
            new CircuitOpenException("inner", null, Duration.ZERO))) {
      assertThrows(
          failure.getClass(),
          () -> breaker.call(() -> BreakerCallTest.<RuntimeException>doThrow(failure)));
      assertEquals(0, Word.away(bench.cell.word.get()), failure.toString());
    }
    assertEquals(State.HALF_OPEN, breaker.state());
    assertThrows(
        StackOverflowError.class,
        () ->
            breaker.call(
                () -> BreakerCallTest.<RuntimeException>doThrow(new StackOverflowError())));
    assertEquals(State.OPEN, breaker.state());
    assertEquals(3, breaker.snapshot().neutral());
  }

  @Test
  void followsStages() throws Exception {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletionStage<String> stage = breaker.stage(() -> source);
    assertCounts(0, 0, 0);
    source.complete("done");
    assertEquals("done", stage.toCompletableFuture().get());
    assertCounts(1, 0, 0);
  }

  @Test
  void tellsTheBreakerBeforeTheCaller() {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<Long> seen = new CompletableFuture<>();
    breaker
        .stage(() -> source)
        .whenComplete((value, failure) -> seen.complete(breaker.snapshot().failures()));
    source.completeExceptionally(new IOException());
    assertEquals(1, seen.join());
  }

  @Test
  void neverThrowsFromStage() {
    IOException thrown = new IOException();
    CompletionStage<String> stage = breaker.stage(() -> CompletableFuture.failedFuture(thrown));
    assertSame(
        thrown,
        assertThrows(ExecutionException.class, () -> stage.toCompletableFuture().get()).getCause());
    CompletionStage<String> broken =
        breaker.stage(
            () -> {
              throw new IllegalStateException();
            });
    assertTrue(broken.toCompletableFuture().isCompletedExceptionally());
    assertTrue(
        breaker.<String>stage(() -> null).toCompletableFuture().isCompletedExceptionally(),
        "no stage is a failure");
    assertCounts(0, 3, 0);
    breaker.open();
    assertInstanceOf(
        CircuitOpenException.class,
        assertThrows(
                ExecutionException.class,
                () ->
                    breaker
                        .stage(() -> CompletableFuture.completedFuture(1))
                        .toCompletableFuture()
                        .get())
            .getCause());
  }

  @Test
  @DisplayName("R4 R66 a stage that its caller cancels gives its trial back, once")
  void cancelledStages() {
    halfOpen();
    CompletableFuture<String> source = new CompletableFuture<>();
    breaker.stage(() -> source).toCompletableFuture().cancel(true);
    assertTrue(source.isCancelled());
    assertEquals(0, Word.away(bench.cell.word.get()));
    CompletableFuture<String> deaf = new CompletableFuture<>();
    breaker.stage(deaf::minimalCompletionStage).toCompletableFuture().cancel(true);
    deaf.complete("too late");
    assertCounts(2, 2, 2);
    assertEquals(State.HALF_OPEN, breaker.state());
  }

  private void halfOpen() {
    bench.succeed().succeed().fail().fail().seconds(10);
    assertEquals(State.HALF_OPEN, breaker.state());
  }

  private void assertCounts(long successes, long failures, long neutral) {
    CircuitBreakerSnapshot now = breaker.snapshot();
    assertEquals(
        List.of(successes, failures, neutral),
        List.of(now.successes(), now.failures(), now.neutral()));
  }

  @SuppressWarnings("unchecked") // nothing is checked where generics are erased
  private static <X extends Throwable> Object doThrow(Throwable failure) throws X {
    throw (X) failure;
  }
}
