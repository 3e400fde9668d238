package dev.testudo.trace.state;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The spans that are open, by a number that a call can keep while it waits and that a new version
 * of the code still understands. A fixed number of places, chosen by the spans' random ids so that
 * threads seldom meet; a number is never given again while somebody may still have it.
 */
public final class ActiveSpans {
  private static final int BITS = 12;
  private static final int PLACES = 1 << BITS;
  private static final int MASK = PLACES - 1;
  private static final int TRIES = 64;

  private final AtomicReferenceArray<@Nullable SpanCell> places =
      new AtomicReferenceArray<>(PLACES);

  /**
   * Takes a span up.
   *
   * @return its number, of two or more; 0 if there is no room
   */
  public long open(SpanCell span) {
    long random = (span.id >>> (BITS + 1)) | (1L << 50);
    for (int i = 0; i < TRIES; i++) {
      int place = (int) (span.id + i) & MASK;
      if (places.getPlain(place) == null) {
        span.number = (random << BITS) | place;
        if (places.compareAndSet(place, null, span)) {
          return span.number;
        }
      }
    }
    return 0;
  }

  /** The span of this number, or null if it is not open. */
  public @Nullable SpanCell get(long number) {
    SpanCell span = places.get((int) number & MASK);
    return span != null && span.number == number ? span : null;
  }

  /** Lets a span go; null if it is not open. Of several that ask, one gets it. */
  public @Nullable SpanCell close(long number) {
    SpanCell span = get(number);
    return span != null && places.compareAndSet((int) number & MASK, span, null) ? span : null;
  }

  /** Lets those go that nobody can close any more. */
  public void reap(Consumer<SpanCell> told) {
    for (int i = 0; i < PLACES; i++) {
      SpanCell span = places.get(i);
      if (span != null && span.abandoned() && places.compareAndSet(i, span, null)) {
        told.accept(span);
      }
    }
  }

  /** How many are open. */
  public int size() {
    int size = 0;
    for (int i = 0; i < PLACES; i++) {
      size += places.get(i) == null ? 0 : 1;
    }
    return size;
  }
}
