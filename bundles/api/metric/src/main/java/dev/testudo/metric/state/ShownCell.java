package dev.testudo.metric.state;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** What is shown of one capability, for the next version of metric. */
public final class ShownCell {
  /** The meters made of its snapshots. */
  public final Set<String> meters = ConcurrentHashMap.newKeySet();

  /** Whoever shows a round of snapshots holds it: two versions may be there for a moment. */
  public final ReentrantLock lock = new ReentrantLock();

  /** How many rounds were shown: who read snapshots before another round was shown is late. */
  public volatile long rounds;
}
