package dev.testudo.trace.state;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is current in threads that are in no guarded call: the numbers of spans, by the thread's id,
 * the latest first. No thread-local: nothing stays with a thread, and whoever closes a scope from
 * another thread finds it. A scope that nobody can close any more counts as closed.
 */
public final class OpenScopes {
  private static final int CHAINS = 256;

  private final AtomicReferenceArray<@Nullable Entry> chains = new AtomicReferenceArray<>(CHAINS);

  // Immutable: whoever walks a chain sees it as it was at one moment.
  private record Entry(
      long thread, long number, WeakReference<Object> opener, @Nullable Entry next) {
    boolean alive() {
      return !opener.refersTo(null);
    }
  }

  /** The number that is current in a thread; 0 if there is none. */
  public long current(long thread) {
    for (Entry at = chains.get(chain(thread)); at != null; at = at.next) {
      if (at.thread == thread && at.alive()) {
        return at.number;
      }
    }
    return 0;
  }

  /**
   * Makes a number current.
   *
   * @param opener who is to close it
   */
  public void open(long thread, long number, Object opener) {
    WeakReference<Object> by = new WeakReference<>(opener);
    int chain = chain(thread);
    for (; ; ) {
      Entry first = chains.get(chain);
      Entry next = without(first, 0, 0, null);
      if (chains.compareAndSet(chain, first, new Entry(thread, number, by, next))) {
        return;
      }
    }
  }

  /**
   * What an opener made current is so no more, wherever it stands.
   *
   * @param thread in which it was opened
   */
  public void close(long thread, long number, @Nullable Object opener) {
    int chain = chain(thread);
    for (; ; ) {
      Entry first = chains.get(chain);
      if (first == null
          || chains.compareAndSet(chain, first, without(first, thread, number, opener))) {
        return;
      }
    }
  }

  /** How many are open. */
  public int size() {
    int size = 0;
    for (int i = 0; i < CHAINS; i++) {
      for (Entry at = chains.get(i); at != null; at = at.next) {
        size += at.alive() ? 1 : 0;
      }
    }
    return size;
  }

  private static int chain(long thread) {
    return (int) thread & (CHAINS - 1);
  }

  // Without that one, and without those that nobody can close: of their openers, or of any.
  @SuppressWarnings("ReferenceEquality") // whether anything changed behind it
  private static @Nullable Entry without(
      @Nullable Entry from, long thread, long number, @Nullable Object opener) {
    if (from == null) {
      return null;
    }
    boolean gone =
        from.thread == thread
            && from.number == number
            && (opener == null || from.opener.refersTo(opener));
    Entry rest = without(from.next, thread, number, opener);
    if (gone || !from.alive()) {
      return rest;
    }
    return rest == from.next ? from : new Entry(from.thread, from.number, from.opener, rest);
  }
}
