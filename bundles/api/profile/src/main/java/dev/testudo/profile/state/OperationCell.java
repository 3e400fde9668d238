package dev.testudo.profile.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One operation of a profiler. */
public final class OperationCell {
  public final ProfilerCell profiler;
  public final String profilerName;
  public final String name;

  /** Where it is nested. */
  public final List<Node> nodes = new CopyOnWriteArrayList<>();

  /** Its profiler is gone. */
  public volatile boolean dropped;

  public OperationCell(ProfilerCell profiler, String profilerName, String name) {
    this.profiler = profiler;
    this.profilerName = profilerName;
    this.name = name;
  }
}
