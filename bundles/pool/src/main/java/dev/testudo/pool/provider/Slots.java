package dev.testudo.pool.provider;

import dev.testudo.pool.state.PoolCell;
import dev.testudo.pool.state.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What is done with the slots of a pool as a whole. Nothing here runs foreign code or waits. */
final class Slots {
  private Slots() {}

  /**
   * Makes it so many. A pool that grows keeps its objects; of one that shrinks those go that are
   * idle, and the rest as they come back: never is one taken away that is out.
   */
  static void fit(PoolCell cell, int capacity) {
    cell.lock.lock();
    try {
      int missing = capacity - cell.capacity;
      cell.capacity = capacity;
      if (missing < 0) {
        cell.excess.addAndGet(-missing);
        return;
      }
      while (missing > 0 && cell.takeExcess()) {
        missing--;
      }
      if (missing > 0) {
        Slot[] before = cell.slots;
        Slot[] slots = Arrays.copyOf(before, before.length + missing);
        for (int i = before.length; i < slots.length; i++) {
          slots[i] = new Slot();
        }
        cell.slots = slots;
      }
    } finally {
      cell.lock.unlock();
    }
    if (cell.waiting.get() > 0) {
      cell.wake();
    }
  }

  /** Lets slots go that are too many and not in use, the empty ones first; takes gone ones out. */
  static void drain(PoolCell cell) {
    for (long status : new long[] {Slot.EMPTY, Slot.FREE}) {
      for (Slot slot : cell.slots) {
        if (cell.excess.get() > 0 && take(slot, status)) {
          cell.doom(slot);
          cell.empty(slot);
        }
      }
    }
    sweep(cell);
  }

  private static void sweep(PoolCell cell) {
    if (Arrays.stream(cell.slots).noneMatch(Slots::isGone)) {
      return;
    }
    cell.lock.lock();
    try {
      List<Slot> stay = new ArrayList<>();
      for (Slot slot : cell.slots) {
        if (isGone(slot)) {
          cell.counts.addShared(PoolCell.CLAIMS, slot.claims);
        } else {
          stay.add(slot);
        }
      }
      cell.slots = stay.toArray(Slot[]::new);
    } finally {
      cell.lock.unlock();
    }
  }

  private static boolean isGone(Slot slot) {
    return Slot.status(slot.word()) == Slot.GONE;
  }

  /** Makes a slot of this status the caller's. */
  static boolean take(Slot slot, long status) {
    long word = slot.word();
    return Slot.status(word) == status && slot.change(word, Slot.with(word, Slot.BUSY));
  }

  /** Lets the objects of those slots go: idle ones at once, others when they come back. */
  static int retire(PoolCell cell, Predicate<Slot> which) {
    int many = 0;
    for (Slot slot : cell.slots) {
      if (which.test(slot) && retire(cell, slot)) {
        many++;
      }
    }
    return many;
  }

  private static boolean retire(PoolCell cell, Slot slot) {
    while (true) {
      long word = slot.word();
      long status = Slot.status(word);
      if (status == Slot.FREE) {
        if (take(slot, Slot.FREE)) {
          cell.doom(slot);
          cell.empty(slot);
          return true;
        }
      } else if (status == Slot.CLAIMED || status == Slot.BUSY) {
        if ((word & Slot.RETIRE) != 0) {
          return false;
        }
        if (slot.change(word, word | Slot.RETIRE)) {
          return true;
        }
      } else {
        return false;
      }
    }
  }

  /** Takes objects back that are out; their leases end without having been closed. */
  static int seize(PoolCell cell, Predicate<Slot> which) {
    int many = 0;
    for (Slot slot : cell.slots) {
      if (which.test(slot) && seize(cell, slot, slot.word())) {
        many++;
      }
    }
    return many;
  }

  /** Makes a slot the caller's that the caller has claimed. False if it was taken away. */
  static boolean takeBack(Slot slot, long held) {
    long word = slot.word();
    while ((word & ~Slot.RETIRE) == held) {
      if (slot.change(word, Slot.with(word, Slot.BUSY))) {
        return true;
      }
      word = slot.word();
    }
    return false;
  }

  /** Takes one back, if its word is still this. */
  static boolean seize(PoolCell cell, Slot slot, long word) {
    if (Slot.status(word) != Slot.CLAIMED || !slot.change(word, Slot.with(word, Slot.BUSY))) {
      return false;
    }
    cell.doom(slot);
    cell.empty(slot);
    return true;
  }

  /** How many have an object, or are being given one. */
  static int size(PoolCell cell) {
    int size = 0;
    for (Slot slot : cell.slots) {
      long status = Slot.status(slot.word());
      size += status == Slot.EMPTY || status == Slot.GONE ? 0 : 1;
    }
    return size;
  }
}
