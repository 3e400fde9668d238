package dev.testudo.memory.state;

import dev.testudo.memory.MemoryState;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One watch. What is not a count is written by who holds the lock. */
public final class WatchCell {
  /** Held for a round: of two versions, or of a round by hand and another, one waits. */
  public final ReentrantLock lock = new ReentrantLock();

  public volatile MemoryState state = MemoryState.NORMAL;

  /** What was left after the latest collection, in bytes. */
  public volatile long used;

  /** How large the heap may become, in bytes; 0 before the first collection. */
  public volatile long max;

  /** The number of the latest collection that was looked at: each is looked at once. */
  public volatile long seen = -1;

  /** The number of rounds since the pressure began. */
  public int round;

  /** When the latest round ended, in nanoseconds of the clock; meaningful from round 1 on. */
  public long rounded;

  /** What was left before the latest round, if no collection has shown yet what it brought. */
  public volatile long before;

  public volatile @Nullable Instant relieved;

  public final AtomicLong collections = new AtomicLong();
  public final AtomicLong pressures = new AtomicLong();
  public final AtomicLong rounds = new AtomicLong();
  public final AtomicLong entries = new AtomicLong();
  public final AtomicLong bytes = new AtomicLong();
  public final AtomicLong freed = new AtomicLong();
}
