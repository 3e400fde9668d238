package dev.testudo.cache.state;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The entries of one stripe in the order in which they came, and a hand that goes through them. */
public final class Ring {
  public final ReentrantLock lock = new ReentrantLock();
  public @Nullable Node oldest;
  public @Nullable Node youngest;

  /** Whom the hand looks at next; null to begin at the oldest. */
  public @Nullable Node hand;

  /** How many are in it; written under the lock. */
  public volatile int size;
}
