package dev.testudo.metric.prometheus.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BufferTest {
  private final Buffer buffer = new Buffer();

  @Test
  void writesNumbersAsTheJdkDoes() {
    long[] edges = {0, 9, 10, 99, 100, 999_999_999, 1_000_000_000, Long.MAX_VALUE};
    for (long edge : edges) {
      buffer.put(edge);
      assertEquals(Long.toString(edge), taken());
    }
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong() >>> (1 + random.nextInt(63));
      buffer.put(number);
      assertEquals(Long.toString(number), taken());
      buffer.putSeconds(number);
      assertEquals(
          0, BigDecimal.valueOf(number, 9).compareTo(new BigDecimal(taken())), "" + number);
    }
  }

  @Test
  void hasWordsForWhatIsNoNumber() {
    buffer.put(Double.POSITIVE_INFINITY);
    assertEquals("+Inf", taken());
    buffer.put(Double.NEGATIVE_INFINITY);
    assertEquals("-Inf", taken());
    buffer.put(Double.NaN);
    assertEquals("NaN", taken());
    buffer.put(1e300);
    assertEquals("1.0E300", taken());
    buffer.put(42.0);
    assertEquals("42", taken());
  }

  @Test
  void growsAndKeepsWhatIsInIt() {
    for (int i = 0; i < 10_000; i++) {
      buffer.put("0123456789");
    }
    assertEquals("0123456789".repeat(10_000), taken());
  }

  private String taken() {
    String text = new String(buffer.copy(), StandardCharsets.UTF_8);
    buffer.cut(0);
    return text;
  }
}
