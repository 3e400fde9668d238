package dev.testudo.metric.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final long SEED = 20261101;

  @Test
  void bucketsFollowOneAnotherWithoutGapOrOverlap() {
    int last = Histogram.bucket(Long.MAX_VALUE);
    long next = 0;
    for (int bucket = 0; bucket < last; bucket++) {
      assertEquals(bucket, Histogram.bucket(next), "begins at " + next);
      assertEquals(bucket, Histogram.bucket(Histogram.upperEnd(bucket)), "ends in itself");
      next = Histogram.upperEnd(bucket) + 1;
    }
    assertEquals(Long.MAX_VALUE, Histogram.upperEnd(last));
  }

  @Test
  void theUpperEndOfABucketIsAtMostASixteenthAboveAnyValueInIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000_000; i++) {
      long value = random.nextLong() >>> (1 + random.nextInt(63));
      long end = Histogram.upperEnd(Histogram.bucket(value));
      assertTrue(end >= value, () -> value + " ends at " + end);
      assertTrue((end - value) * 16.0 <= value, () -> value + " ends at " + end);
    }
  }

  @Test
  @DisplayName("O1: a value out of range is counted at the end of the range, and never throws")
  void clampsWhatIsOutOfRange() {
    Histogram histogram = new Histogram(1000, 1_000_000);
    for (long value :
        new long[] {Long.MIN_VALUE, -1, 0, 999, 1000, 1_000_000, 1_000_001, Long.MAX_VALUE}) {
      histogram.add(-1, value);
    }
    Reading reading = new Reading(List.of(histogram), true);
    assertEquals(8, reading.count());
    assertEquals(6, reading.clamped());
    assertEquals(Histogram.upperEnd(Histogram.bucket(1000)), reading.quantile(0).toNanos());
    assertEquals(1_000_000, reading.quantile(1).toNanos());
  }
}
