package dev.testudo.capability;

import dev.testudo.state.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Says once a second at most what happens at the rate of the calls. */
public final class Seldom {
  private static final long SECOND = 1_000_000_000;

  private Seldom() {}

  /** When it was last said, for a cell: so that it may be said at once. */
  public static AtomicLong never(long now) {
    return new AtomicLong(now - SECOND);
  }

  /** Whether it may be said now; of threads that ask at once one is told so. */
  public static boolean due(AtomicLong said, Clock clock) {
    long now = clock.coarse();
    long last = said.get();
    return now - last >= SECOND && said.compareAndSet(last, now);
  }
}
