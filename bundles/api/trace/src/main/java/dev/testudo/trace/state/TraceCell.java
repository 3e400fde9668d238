package dev.testudo.trace.state;

import dev.testudo.state.Stripes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What one tracer has counted and keeps; schema 1. */
public final class TraceCell {
  /** Column: spans that were traced. */
  public static final int SAMPLED = 0;

  /** Column: spans that would have been opened, of requests that are not traced. */
  public static final int UNSAMPLED = 1;

  /** Counters by column; they are never reset. */
  public final Stripes counts = new Stripes(2);

  public final AtomicLong droppedForSpans = new AtomicLong();
  public final AtomicLong droppedForBytes = new AtomicLong();
  public final AtomicLong droppedActive = new AtomicLong();
  public final AtomicLong abandoned = new AtomicLong();

  // Spans that have ended, the oldest first; and how many they are and how many bytes they take,
  // in one number, since each is written for each span.
  private final ConcurrentLinkedQueue<SpanCell> ended = new ConcurrentLinkedQueue<>();
  private final AtomicLong held = new AtomicLong();

  private static final int SIZE = 40;
  private static final long ONE = 1L << SIZE;

  /** Keeps a span that has ended, and lets the oldest go where there are too many. */
  public void add(SpanCell span, int maxSpans, long maxBytes) {
    long now = held.addAndGet(ONE + span.bytes()); // first: it must never be short of what is there
    ended.add(span);
    if (now >>> SIZE > maxSpans || (now & (ONE - 1)) > maxBytes) {
      trim(maxSpans, maxBytes);
    }
  }

  /** Lets the oldest go. */
  public void trim(int maxSpans, long maxBytes) {
    while (size() > maxSpans && drop(droppedForSpans)) {}
    while (bytes() > maxBytes && drop(droppedForBytes)) {}
  }

  /** Lets all go that are kept, without counting them as dropped. */
  public void clear() {
    while (drop(new AtomicLong())) {}
  }

  public int size() {
    return (int) (held.get() >>> SIZE);
  }

  public long bytes() {
    return held.get() & (ONE - 1);
  }

  /** Those that are kept. */
  public List<SpanCell> ended() {
    return new ArrayList<>(ended);
  }

  private boolean drop(AtomicLong reason) {
    SpanCell oldest = ended.poll();
    if (oldest == null) {
      return false;
    }
    held.addAndGet(-ONE - oldest.bytes());
    reason.incrementAndGet();
    return true;
  }
}
