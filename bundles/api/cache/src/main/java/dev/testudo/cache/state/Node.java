package dev.testudo.cache.state;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a cache, or, as a {@link Flight}, the load of one. A value that is overwritten is
 * written before the time: who reads the time first never takes an old value for new.
 */
public class Node {
  public final Object key;

  /** The value; null while it is being loaded. */
  public volatile @Nullable Object value;

  /** When the value was written, in nanoseconds of the coarse clock. */
  public volatile long written;

  /** Whether it was asked for since the hand went by. A plain bit: losing one is no harm. */
  public boolean visited;

  /** One hit in sixteen, counted plainly: who loses one knows only a little less. */
  public int samples;

  /** Which ring it belongs to; set before it is linked. */
  public int ring;

  // ---- the rest by the lock of its ring

  /** The next younger one in the ring. */
  public @Nullable Node younger;

  /** The next older one in the ring. */
  public @Nullable Node older;

  /** Whether it is in the ring. */
  public boolean linked;

  public Node(Object key, @Nullable Object value, long written) {
    this.key = key;
    this.value = value;
    this.written = written;
  }
}
