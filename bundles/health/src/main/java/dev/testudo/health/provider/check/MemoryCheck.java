package dev.testudo.health.provider.check;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/**
 * Whether the heap is nearly full of what is in use: as each of its pools was after its latest
 * collection, since what nobody has collected yet says nothing.
 */
public final class MemoryCheck implements HealthCheck {
  private final DoubleSupplier share;

  /**
   * @param share how much of the heap may be in use
   */
  public MemoryCheck(DoubleSupplier share) {
    this.share = share;
  }

  @Override
  public Result execute() {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage after = pool.getCollectionUsage();
      if (pool.getType() == MemoryType.HEAP && after != null) {
        used += after.getUsed();
      }
    }
    long most = Runtime.getRuntime().maxMemory();
    String line =
        String.format(
            Locale.ROOT, "%d of %d MiB in use after the last collection", used >> 20, most >> 20);
    return new Result(
        used > share.getAsDouble() * most ? Result.Status.WARN : Result.Status.OK, line);
  }
}
