package dev.testudo.timeout.provider;

import dev.testudo.state.Clock;
import dev.testudo.timeout.state.Row;
import dev.testudo.timeout.state.Slot;
import dev.testudo.timeout.state.Watch;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts calls before the watcher and takes them away. A permit says where: the row and the depth of
 * a thread that has a row of its own, which shares no line with others; else a number.
 *
 * <p>The time comes from the coarse clock, which is a millisecond behind at most, and so a
 * millisecond is added: nobody is cut off too early. Where that would be much, the exact one is
 * read.
 */
final class Arming {
  private static final long TICK = 1_000_000;
  private static final long SHORT = 20 * TICK;
  private static final long OTHER = 1L << 62;
  private static final int DEPTH_BITS = 32;

  private final Watch watch;
  private final Clock clock;

  Arming(Watch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  /** A blocking call of this thread; gives a permit. */
  long thread(int row, long limit) {
    Slot slot;
    long permit;
    if (row >= 0) {
      Row mine = row(row);
      int depth = mine.depth;
      Slot[] slots = mine.slots;
      slot = depth < slots.length ? slots[depth] : grow(mine);
      mine.depth = depth + 1;
      permit = ((long) row << DEPTH_BITS) + depth;
    } else {
      slot = new Slot();
      permit = other(slot);
    }
    slot.thread = Thread.currentThread();
    slot.deadline = deadline(limit);
    slot.arm();
    return permit;
  }

  /** A call that gives a stage; gives a permit. */
  long stage(String timeout, @Nullable String operation, Duration limit, Consumer<Throwable> cut) {
    Slot slot = new Slot();
    slot.timeout = timeout;
    slot.operation = operation;
    slot.limit = limit;
    slot.cutOff = cut;
    slot.deadline = deadline(limit.toNanos());
    slot.arm();
    return other(slot);
  }

  /**
   * Takes a call away that has ended; gives its slot if it was cut off, to be {@link Slot#free
   * freed}.
   */
  @Nullable Slot end(long permit) {
    Slot slot;
    if (permit >= OTHER) {
      slot = watch.others.remove(permit);
      if (slot == null) {
        return null; // came back twice
      }
    } else {
      Row mine = row((int) (permit >>> DEPTH_BITS));
      int depth = (int) permit;
      slot = mine.slots[depth];
      mine.depth = depth;
    }
    if (slot.disarm()) {
      slot.thread = null;
      return null;
    }
    slot.awaitFired();
    return slot;
  }

  private Row row(int row) {
    Row mine = watch.rows.getPlain(row);
    if (mine == null) {
      mine = new Row();
      watch.rows.setRelease(row, mine);
    }
    return mine;
  }

  private static Slot grow(Row row) {
    int before = row.slots.length;
    Slot[] slots = Arrays.copyOf(row.slots, before + 4);
    for (int i = before; i < slots.length; i++) {
      slots[i] = new Slot();
    }
    row.slots = slots;
    return slots[before];
  }

  private long other(Slot slot) {
    long permit = OTHER + watch.numbers.incrementAndGet();
    watch.others.put(permit, slot);
    return permit;
  }

  private long deadline(long limit) {
    return (limit < SHORT ? clock.nanos() : clock.coarse() + TICK) + limit;
  }
}
