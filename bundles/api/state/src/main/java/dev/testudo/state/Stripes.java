package dev.testudo.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A few numbers that many threads add to and few read: counters in columns, each kept in many rows
 * so that two threads seldom, and those that are inside a guarded call never, write the same line
 * of the cache.
 *
 * <p>A row with a number below {@link #OWNED} belongs to one thread at a time: the dispatch gives
 * these out, and whoever has one adds with a plain read and an opaque write. All other threads
 * share {@link #SHARED_ROWS} rows and add atomically. The counts only grow: {@link #sum} never
 * loses an addition and a window is the difference of two sums, so nobody ever resets a number that
 * another thread writes. Handing an owned row from one thread to the next is ordered by whoever
 * hands it out.
 */
public final class Stripes {
  /** Rows that belong to one thread each. */
  public static final int OWNED = 64;

  /** The row number of who has no row of its own. */
  public static final int SHARED = -1;

  private static final int SHARED_ROWS = 4;
  // Two lines of 64 bytes before and after each row: neighbours in the heap, and the adjacent-line
  // prefetcher, must not make two rows one.
  private static final int PAD = 16;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle ROW = MethodHandles.arrayElementVarHandle(long[][].class);

  private final int columns;
  // Which rows below OWNED there are, a bit for each: a sum looks at no others.
  private final AtomicLong owned = new AtomicLong();
  // Made when they are first written, so that the memory follows the threads that really come.
  private final long @Nullable [][] rows = new long[OWNED + SHARED_ROWS][];

  public Stripes(int columns) {
    this.columns = columns;
  }

  /** The row of who makes this visit; see {@link dev.testudo.state.face.Gates#visit}. */
  public static int rowOf(int visit) {
    return visit < OWNED ? visit : SHARED;
  }

  public int columns() {
    return columns;
  }

  /**
   * Adds to a column.
   *
   * @param row the calling thread's own row, or {@link #SHARED}
   */
  public void add(int row, int column, long delta) {
    if (row >= 0) {
      long[] cells = rows[row];
      if (cells == null) {
        cells = make(row);
      }
      int at = PAD + column;
      CELL.setOpaque(cells, at, cells[at] + delta);
    } else {
      addShared(column, delta);
    }
  }

  /** Adds to two columns; one look for the row. */
  public void add(int row, int column, long delta, int column2, long delta2) {
    if (row >= 0) {
      long[] cells = rows[row];
      if (cells == null) {
        cells = make(row);
      }
      int at = PAD + column;
      CELL.setOpaque(cells, at, cells[at] + delta);
      int at2 = PAD + column2;
      CELL.setOpaque(cells, at2, cells[at2] + delta2);
    } else {
      addShared(column, delta);
      addShared(column2, delta2);
    }
  }

  /** What a thread has added to a column in a row of its own. */
  public long own(int row, int column) {
    long[] cells = rows[row];
    return cells == null ? 0 : cells[PAD + column];
  }

  /** Adds to a column from a thread that has no row of its own. */
  public void addShared(int column, long delta) {
    long id = Thread.currentThread().getId();
    int row = OWNED + (int) ((id ^ (id >>> 2)) & (SHARED_ROWS - 1));
    long[] cells = (long[]) ROW.getAcquire(rows, row);
    if (cells == null) {
      cells = make(row);
    }
    CELL.getAndAddRelease(cells, PAD + column, delta);
  }

  /** What was added to a column by all threads; additions that race with it may be missing. */
  public long sum(int column) {
    long sum = 0;
    for (long rest = owned.get(); rest != 0; rest &= rest - 1) {
      sum += cell(Long.numberOfTrailingZeros(rest), column);
    }
    for (int row = OWNED; row < rows.length; row++) {
      sum += cell(row, column);
    }
    return sum;
  }

  private long cell(int row, int column) {
    long[] cells = (long[]) ROW.getAcquire(rows, row);
    return cells == null ? 0 : (long) CELL.getOpaque(cells, PAD + column);
  }

  /** The sums of all columns; walks each row once, which is the cheap way to read many columns. */
  public long[] sums() {
    long[] sums = new long[columns];
    for (int row = 0; row < rows.length; row++) {
      long[] cells = (long[]) ROW.getAcquire(rows, row);
      if (cells != null) {
        for (int column = 0; column < columns; column++) {
          sums[column] += (long) CELL.getOpaque(cells, PAD + column);
        }
      }
    }
    return sums;
  }

  // Shared rows race here: the first to publish wins, the other adds to the winner's.
  private long[] make(int row) {
    long[] made = new long[columns + 2 * PAD];
    long[] there = (long[]) ROW.compareAndExchange(rows, row, null, made);
    if (row < OWNED) {
      owned.accumulateAndGet(1L << row, (a, b) -> a | b);
    }
    return there == null ? made : there;
  }
}
