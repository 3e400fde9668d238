package dev.testudo.breaker.provider;

import dev.testudo.breaker.state.Marks;
import java.util.concurrent.atomic.AtomicLongArray;

/** What is done with {@link Marks}. No thread waits but two that lengthen the ring at once. */
final class MarkRing {
  private MarkRing() {}

  static void add(Marks marks, long mark) {
    long index = marks.next.getAndIncrement();
    AtomicLongArray ring;
    do {
      ring = marks.ring;
      ring.set((int) (index % ring.length()), mark);
    } while (ring != marks.ring);
  }

  /**
   * The mark that many failures ago, 1 for the latest; 0 if there were fewer or it is forgotten.
   */
  static long ago(Marks marks, long failures) {
    AtomicLongArray ring = marks.ring;
    long index = marks.next.get() - failures;
    return index < 0 || failures > ring.length() ? 0 : ring.get((int) (index % ring.length()));
  }

  /** How many of the latest marks are above a number, by bisection. */
  static long above(Marks marks, long start) {
    long low = 0;
    long high = Math.min(marks.next.get(), marks.ring.length());
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (ago(marks, middle) > start) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * Makes room for so many marks. The new ring is published first: who writes a mark looks whether
   * the ring is still the same, so each mark is either copied here or written again there.
   */
  static void lengthen(Marks marks, int length) {
    synchronized (marks) {
      AtomicLongArray old = marks.ring;
      if (old.length() >= length) {
        return;
      }
      AtomicLongArray ring = new AtomicLongArray(length);
      marks.ring = ring;
      long next = marks.next.get();
      for (long i = Math.max(0, next - old.length()); i < next; i++) {
        ring.compareAndSet((int) (i % length), 0, old.get((int) (i % old.length())));
      }
    }
  }
}
