package dev.testudo.error.state;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one recovery of a monitor has done. */
public final class RecoveryCell {
  /** From when on it may be started, in nanoseconds of the clock. */
  public final AtomicLong readyAt;

  public final LongAdder runs = new LongAdder();
  public final LongAdder failures = new LongAdder();
  public volatile @Nullable Instant last;
  public volatile String result = "";

  public RecoveryCell(long now) {
    readyAt = new AtomicLong(now);
  }
}
