package dev.testudo.profile.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** One profiler; schema 1. */
public final class ProfilerCell {
  /** Its operations, by name. */
  public final Map<String, OperationCell> operations = new ConcurrentHashMap<>();

  public final LongAdder abandoned = new LongAdder();
  public final LongAdder misplaced = new LongAdder();
  public final LongAdder lost = new LongAdder();
}
