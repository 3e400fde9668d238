package dev.testudo.trace.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.trace.SpanContext;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActiveSpansTest {
  private final ActiveSpans spans = new ActiveSpans();
  private final Random random = new Random(1);

  private SpanCell span() {
    return SpanCell.remote(new SpanContext(0, 0, random.nextLong(), 0, "", Map.of()), 1, 0);
  }

  @Test
  void givesASpanByItsNumberWhileItIsOpen() {
    SpanCell span = span();
    long number = spans.open(span);
    assertTrue(number >= 2);
    assertSame(span, spans.get(number));
    assertSame(span, spans.close(number));
    assertNull(spans.get(number));
    assertNull(spans.close(number), "once only");
    assertNull(spans.get(0));
    assertNull(spans.get(1));
  }

  @Test
  void aNumberIsNeverGivenToTwo() {
    Set<Long> numbers = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      long number = spans.open(span());
      assertTrue(numbers.add(number));
      spans.close(number);
    }
  }

  @Test
  void hasABoundAndTakesBackWhatNobodyCanClose() {
    List<SpanCell> open = new ArrayList<>();
    for (SpanCell span = span(); spans.open(span) != 0; span = span()) {
      open.add(span);
    }
    assertTrue(open.size() > 1_000 && open.size() <= 4_096, () -> "open: " + open.size());
    open.forEach(span -> span.opener = new WeakReference<>(null));
    List<SpanCell> gone = new ArrayList<>();
    spans.reap(gone::add);
    assertEquals(open.size(), gone.size());
    assertEquals(0, spans.size());
  }
}
