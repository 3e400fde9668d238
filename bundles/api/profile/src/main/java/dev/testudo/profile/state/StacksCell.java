package dev.testudo.profile.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The stacks of all threads that profile now, by the ids of the threads: each in its own place or
 * one of the next few. Stacks are made when they are first needed, and stay.
 */
public final class StacksCell {
  private static final int PLACES = 4096;
  private static final int TRIES = 16;

  private final AtomicReferenceArray<@Nullable Stack> stacks = new AtomicReferenceArray<>(PLACES);

  /** Stands for what is not profiled; closing it does nothing. */
  public final Frame none = new Frame(new Stack());

  /** The stack of a thread that has one, or had it last and nobody since; null if there is none. */
  public @Nullable Stack find(long id) {
    int place = place(id);
    for (int i = 0; i < TRIES; i++) {
      Stack stack = stacks.get((place + i) & (PLACES - 1));
      if (stack == null) {
        return null; // places are filled from the first on, and never emptied
      }
      long owner = stack.owner();
      if (owner == id || owner == -id) {
        return stack;
      }
    }
    return null;
  }

  /**
   * Takes a stack for a thread that has none: one that is nobody's, or of a thread that has died,
   * which may have left something in it.
   *
   * @return null if all near ones are taken
   */
  public @Nullable Stack claim(long id, Thread thread) {
    int place = place(id);
    for (int i = 0; i < TRIES; i++) {
      int at = (place + i) & (PLACES - 1);
      Stack stack = stacks.get(at);
      if (stack == null) {
        stacks.compareAndSet(at, null, new Stack());
        stack = stacks.get(at);
      }
      if (stack != null && stack.claim(id, thread)) {
        return stack;
      }
    }
    return null;
  }

  /** All there are. */
  public Iterable<Stack> all() {
    List<Stack> all = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      Stack stack = stacks.get(i);
      if (stack != null) {
        all.add(stack);
      }
    }
    return all;
  }

  private static int place(long id) {
    return (int) ((id * 0x9E3779B97F4A7C15L) >>> 52);
  }
}
