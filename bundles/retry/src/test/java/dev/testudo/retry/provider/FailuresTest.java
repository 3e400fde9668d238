package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.RejectedException;
import dev.testudo.retry.RetrySettings;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final String ANY = "java.lang.Exception";

  @Test
  void retriesExceptionsAndNoErrors() {
    assertRetried(true, new IOException(), List.of(ANY), List.of());
    assertRetried(true, new IllegalStateException(), List.of(ANY), List.of());
    assertRetried(false, new OutOfMemoryError(), List.of(ANY), List.of());
    assertRetried(true, new AssertionError(), List.of("java.lang.AssertionError"), List.of());
  }

  @Test
  void theNameClosestToTheClassDecides() {
    List<String> io = List.of("java.io.IOException");
    assertRetried(false, new IllegalStateException(), io, List.of());
    assertRetried(true, new EOFException(), io, List.of());
    assertRetried(true, new EOFException(), io, List.of(ANY));
    assertRetried(false, new FileNotFoundException(), io, List.of("java.io.FileNotFoundException"));
    assertRetried(false, new IOException(), io, io);
  }

  @Test
  void neverRetriesWhatSaysNothingAboutTheTarget() {
    List<String> all = List.of("java.lang.Throwable");
    assertRetried(false, new CancellationException(), all, List.of());
    assertRetried(false, new InterruptedException(), all, List.of());
    assertRetried(false, new Rejected(), all, List.of());
    assertRetried(false, new CompletionException(new Rejected()), all, List.of());
  }

  @Test
  void looksIntoWhatAStageWraps() {
    List<String> io = List.of("java.io.IOException");
    assertRetried(true, new CompletionException(new EOFException()), io, List.of());
    assertRetried(false, new CompletionException("no cause", null), io, List.of());
  }

  private static void assertRetried(
      boolean retried, Throwable failure, List<String> failures, List<String> ignored) {
    RetrySettings settings =
        new RetrySettings(3, Duration.ZERO, 1, Duration.ZERO, 0, 1, 1, failures, ignored);
    assertEquals(
        retried, new Failures("shop", settings, () -> null).retried(failure), failure.toString());
  }

  private static final class Rejected extends RejectedException {
    private static final long serialVersionUID = 1L;

    Rejected() {
      super("rejected");
    }
  }
}
