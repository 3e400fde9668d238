package dev.testudo.error.state;

import dev.testudo.error.ErrorCategory;
import dev.testudo.state.SlidingSums;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/** All that one error monitor remembers; schema 1. */
public final class ErrorCell {
  /** Failures by category; they only grow. */
  public final Map<ErrorCategory, LongAdder> categories = new ConcurrentHashMap<>();

  /** The kinds told apart. One is added under {@link #lock}, so that there are never too many. */
  public final Map<GroupKey, GroupCell> groups = new ConcurrentHashMap<>();

  /** What came when there were too many kinds: one for each category, without an operation. */
  public final Map<GroupKey, GroupCell> others = new ConcurrentHashMap<>();

  /** Whether it was said that there are too many. */
  public final AtomicBoolean overflowTold = new AtomicBoolean();

  public final ReentrantLock lock = new ReentrantLock();

  /** Failures that count towards a recovery. */
  public final AtomicLong recoverable = new AtomicLong();

  /** The same over the latest time. */
  public final SlidingSums latest;

  /** The recoveries, as configured. */
  public final Map<String, RecoveryCell> recoveries = new ConcurrentHashMap<>();

  public ErrorCell(long now) {
    latest = new SlidingSums(now, 0);
  }
}
