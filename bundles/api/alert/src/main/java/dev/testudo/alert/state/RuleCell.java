package dev.testudo.alert.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** All that one rule remembers; schema 1. The fields that are not final are guarded by the lock. */
public final class RuleCell {
  public final ReentrantLock lock = new ReentrantLock();

  /** By label values. */
  public final Map<Map<String, String>, ActiveAlert> alerts = new HashMap<>();

  /** How often it was evaluated. */
  public final AtomicLong evaluations = new AtomicLong();

  /** How many alerts have fired. */
  public final AtomicLong fired = new AtomicLong();

  /** The number that was compared last, or NaN. */
  public volatile double value = Double.NaN;

  /** When it was last evaluated. */
  public volatile @Nullable Instant evaluated;

  /** Why it cannot be evaluated, or empty. */
  public volatile String problem = "";
}
