package dev.testudo.state;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What sums that only grow have grown by over a sliding window of time. The window is divided into
 * {@link #SPANS}; whoever comes first in a new span leaves a note of the sums as they are, and what
 * the window holds is the difference between the sums now and those noted when it began. So nobody
 * resets a number that others write, and who adds need not know of the window.
 *
 * <p>The window ends now and begins with a span: it is between nine tenths and the whole of its
 * length. All methods may be called from any thread; none blocks. Two threads that come into a new
 * span at once may put each other's additions into the neighbouring span, never out of the sums.
 */
public final class SlidingSums {
  /** In how many steps the window moves. */
  public static final int SPANS = 10;

  private final long origin;
  private final AtomicReference<Notes> notes;

  /**
   * @param now nanoseconds of the clock
   * @param sums the sums now: each later call gives as many
   */
  public SlidingSums(long now, long... sums) {
    origin = now;
    notes = new AtomicReference<>(new Notes(1, 0, 0, sums.clone(), began(sums)));
  }

  /** Whether a new span has begun and nobody has noted the sums. Two volatile reads. */
  public boolean due(long now, long window) {
    Notes last = notes.get();
    return now - origin >= last.until || last.width != width(window);
  }

  /**
   * Notes the sums if a new span has begun. What came since the last note is taken to have come
   * right after it: for who asks at each addition, before it adds.
   *
   * @param now nanoseconds of the clock
   * @param window its length in nanoseconds; what an old window held is kept where it changes
   * @param sums the sums now
   */
  public void turn(long now, long window, long... sums) {
    turn(now, window, false, sums);
  }

  /**
   * The same, but what came since the last note is taken to have come evenly: for who asks now and
   * then.
   */
  public void turnEvenly(long now, long window, long... sums) {
    turn(now, window, true, sums);
  }

  /** What a sum was when the window began, as of the last turn. */
  public long atStart(int column) {
    return notes.get().began[column][SPANS - 1];
  }

  /** Begins anew: from now on the window holds what the sums grow by over these. */
  public void restart(long now, long window, long... sums) {
    long width = width(window);
    notes.set(new Notes(width, (now - origin) / width, now - origin, sums.clone(), began(sums)));
  }

  private void turn(long now, long window, boolean evenly, long... sums) {
    long width = width(window);
    long time = now - origin;
    for (Notes last = notes.get(); last.width != width || last.span < time / width; ) {
      if (notes.compareAndSet(last, last.next(width, time, evenly, sums))) {
        return;
      }
      last = notes.get();
    }
  }

  private static long width(long window) {
    return Math.max(1, window / SPANS);
  }

  private static long[][] began(long... sums) {
    long[][] began = new long[sums.length][SPANS];
    for (int column = 0; column < sums.length; column++) {
      Arrays.fill(began[column], sums[column]);
    }
    return began;
  }

  /** The sums as noted at one time, and as they were when each span of the window began. */
  private static final class Notes {
    final long width;
    final long span;
    final long until; // when the next span begins
    final long time;
    final long[] sums;
    final long[][] began; // by column, then by how many spans ago

    Notes(long width, long span, long time, long[] sums, long[][] began) {
      this.width = width;
      this.span = span;
      this.until = (span + 1) * width;
      this.time = time;
      this.sums = sums;
      this.began = began;
    }

    Notes next(long newWidth, long now, boolean evenly, long[] sumsNow) {
      long newSpan = now / newWidth;
      long[][] values = new long[sumsNow.length][SPANS];
      for (int column = 0; column < values.length; column++) {
        for (int ago = 0; ago < SPANS; ago++) {
          values[column][ago] =
              at((newSpan - ago) * newWidth, now, evenly, column, sumsNow[column]);
        }
      }
      return new Notes(newWidth, newSpan, now, sumsNow.clone(), values);
    }

    // What the sum was at a time that may be before or after this note was made.
    private long at(long when, long now, boolean evenly, int column, long sumNow) {
      long ago = span - Math.floorDiv(when, width);
      if (ago >= 0) {
        return began[column][(int) Math.min(ago, SPANS - 1)];
      }
      if (!evenly || now <= time) {
        return sumNow;
      }
      double share = Math.min(1, Math.max(0, (double) (when - time) / (now - time)));
      return sums[column] + Math.round((sumNow - sums[column]) * share);
    }
  }
}
