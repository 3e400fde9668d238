package dev.testudo.pool.state;

import dev.testudo.pool.Lease;
import java.lang.ref.WeakReference;
import java.util.List;

/** Who claimed an object: strings and a weak reference, since it must not hold on to any code. */
public final class Trace {
  /** Depth of the stack that is kept. */
  public static final int FRAMES = 16;

  /** The word of the claim. */
  public final long word;

  public final String thread;
  public final List<String> frames;

  /** Whether it was reported as out for long. */
  public volatile boolean reported;

  private volatile WeakReference<Lease<?>> lease = new WeakReference<>(null);
  private volatile boolean leased;

  public Trace(long word, String thread, List<String> frames) {
    this.word = word;
    this.thread = thread;
    this.frames = frames;
  }

  /** Whose loss is noticed. */
  public void watch(Lease<?> some) {
    lease = new WeakReference<>(some);
    leased = true;
  }

  /** Whether nobody has the lease any more, so that nobody will ever close it. */
  public boolean isLost() {
    return leased && lease.get() == null;
  }

  @Override
  public String toString() {
    return "claimed by "
        + thread
        + (frames.isEmpty() ? "" : "\n  at " + String.join("\n  at ", frames));
  }
}
