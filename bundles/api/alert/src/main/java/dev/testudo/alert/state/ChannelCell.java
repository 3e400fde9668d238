package dev.testudo.alert.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All that one channel's queue remembers; schema 1. The queue is guarded by its monitor. */
public final class ChannelCell {
  /** What waits, oldest first; the first may be under way. */
  public final Deque<Waiting> queue = new ArrayDeque<>();

  public final AtomicLong delivered = new AtomicLong();
  public final AtomicLong failed = new AtomicLong();
  public final AtomicLong dropped = new AtomicLong();

  /** When one was last delivered. */
  public volatile @Nullable Instant last;

  /** What the last one failed with, or empty. */
  public volatile String problem = "";
}
