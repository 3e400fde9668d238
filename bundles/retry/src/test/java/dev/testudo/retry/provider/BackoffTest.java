package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.retry.RetrySettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long MILLI = 1_000_000;

  @Test
  void growsByTheMultiplierUpToTheCap() {
    RetrySettings settings = settings(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 0);
    assertEquals(
        List.of(100L, 200L, 400L, 800L, 1000L, 1000L),
        List.of(1, 2, 3, 4, 5, 6).stream()
            .map(attempt -> Backoff.nanos(settings, attempt, 0.5) / MILLI)
            .toList());
  }

  @Test
  @DisplayName("R27 R28 the wait is finite and in its bounds at any attempt")
  void isInItsBoundsAtAnyAttempt() {
    for (double multiplier : new double[] {1, 1.0001, 2, 1000}) {
      RetrySettings settings = settings(Duration.ofNanos(1), multiplier, Duration.ofDays(1), 0);
      long before = 0;
      for (int attempt : new int[] {1, 2, 54, 63, 64, 65, 1025, 10_000, Integer.MAX_VALUE}) {
        long wait = Backoff.nanos(settings, attempt, 0);
        assertTrue(wait >= before && wait <= Duration.ofDays(1).toNanos(), multiplier + " " + wait);
        before = wait;
      }
    }
    assertEquals(0, Backoff.nanos(settings(Duration.ZERO, 1000, Duration.ZERO, 1), 10_000, 1));
  }

  @Test
  @DisplayName("R30 jitter never exceeds the cap")
  void jitterOnlyShortens() {
    RetrySettings settings = settings(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 0.5);
    for (int attempt = 1; attempt < 20; attempt++) {
      long most = Backoff.nanos(settings, attempt, 0);
      assertTrue(most <= 1000 * MILLI);
      assertEquals(most / 2, Backoff.nanos(settings, attempt, 1));
      assertEquals(most * 3 / 4, Backoff.nanos(settings, attempt, 0.5));
    }
  }

  private static RetrySettings settings(
      Duration delay, double multiplier, Duration most, double jitter) {
    return new RetrySettings(
        0, delay, multiplier, most, jitter, 1, 1, List.of("java.lang.Exception"), List.of());
  }
}
