package dev.testudo.profile.provider;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What the current thread has allocated, where the JVM says it. */
final class Allocation {
  private Allocation() {}

  /** Gives how many bytes the calling thread has ever allocated; negative if nobody knows. */
  static LongSupplier ofThisThread() {
    try {
      return Jdk.allocation();
    } catch (LinkageError e) { // a JVM without com.sun.management
      return Allocation::unknown;
    }
  }

  private static long unknown() {
    return -1;
  }

  // The only class that knows com.sun.management, so that all others do without.
  private static final class Jdk {
    static LongSupplier allocation() {
      return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
              && threads.isThreadAllocatedMemorySupported()
              && threads.isThreadAllocatedMemoryEnabled()
          ? threads::getCurrentThreadAllocatedBytes
          : Allocation::unknown;
    }
  }
}
