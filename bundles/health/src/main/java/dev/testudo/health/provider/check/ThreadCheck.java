package dev.testudo.health.provider.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** Whether threads wait for each other in a ring, or are too many. */
public final class ThreadCheck implements HealthCheck {
  private final IntSupplier most;

  /**
   * @param most how many there may be
   */
  public ThreadCheck(IntSupplier most) {
    this.most = most;
  }

  @Override
  public Result execute() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean(); // not before: it takes its time
    long[] locked = threads.findDeadlockedThreads();
    if (locked != null) {
      return new Result(Result.Status.CRITICAL, "deadlock: " + words(threads, locked));
    }
    int count = threads.getThreadCount();
    return new Result(
        count > most.getAsInt() ? Result.Status.WARN : Result.Status.OK, count + " threads");
  }

  private static String words(ThreadMXBean threads, long... locked) {
    return Arrays.stream(threads.getThreadInfo(locked))
        .filter(Objects::nonNull)
        .map(ThreadCheck::words)
        .collect(Collectors.joining(", "));
  }

  private static String words(ThreadInfo thread) {
    return thread.getThreadName() + " waits for " + thread.getLockOwnerName();
  }
}
