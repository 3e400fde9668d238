package dev.testudo.timeout.state;

import dev.testudo.state.Stripes;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** All calls under way that have a limit; schema 1. The watcher of whatever version looks here. */
public final class Watch {
  /** Of blocking calls by threads that have a row of their own; see {@link Stripes}. */
  public final AtomicReferenceArray<Row> rows = new AtomicReferenceArray<>(Stripes.OWNED);

  /** All others, by number. */
  public final ConcurrentHashMap<Long, Slot> others = new ConcurrentHashMap<>();

  /** The number given last. */
  public final AtomicLong numbers = new AtomicLong();
}
