package dev.testudo.trace.state;

import dev.testudo.state.Stripes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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

  // Spans that have ended, the oldest first.
  private final ConcurrentLinkedQueue<SpanCell> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  /** Keeps a span that has ended, and lets the oldest go where there are too many. */
  public void add(SpanCell span, int maxSpans, long maxBytes) {
    ended.add(span);
    size.incrementAndGet();
    bytes.addAndGet(span.bytes());
    trim(maxSpans, maxBytes);
  }

  /** Lets the oldest go. */
  public void trim(int maxSpans, long maxBytes) {
    while (size.get() > maxSpans && drop(droppedForSpans)) {}
    while (bytes.get() > maxBytes && drop(droppedForBytes)) {}
  }

  /** Lets all go that are kept, without counting them as dropped. */
  public void clear() {
    while (drop(new AtomicLong())) {}
  }

  public int size() {
    return size.get();
  }

  public long bytes() {
    return bytes.get();
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
    size.decrementAndGet();
    bytes.addAndGet(-oldest.bytes());
    reason.incrementAndGet();
    return true;
  }
}
