package dev.testudo.memory.provider;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * The collections of this JVM, as its collectors notify of them. What they say is read in its open
 * form, so that no class of {@code com.sun.management} is needed.
 *
 * <p>Not each collection shows what the program holds on to. A young collection of Serial or
 * Parallel leaves the old generation alone, with all the garbage in it, and says nothing; their
 * full ones do. G1 marks while the program runs, and begins with it long before the heap is full:
 * what its pauses leave is at most that much too high, so each of them counts. Of ZGC and
 * Shenandoah the cycles count, not the pauses within them, and of generational ZGC the major ones.
 */
final class GarbageCollections implements HeapSource {
  private static final String NOTICE = "com.sun.management.gc.notification";

  private final Set<String> heap = new HashSet<>();

  GarbageCollections() {
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        heap.add(pool.getName());
      }
    }
  }

  @Override
  public AutoCloseable open(Consumer<HeapUse> told) {
    NotificationListener listener = (notice, any) -> tell(notice, told);
    Collection<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    for (GarbageCollectorMXBean collector : collectors) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(listener, null, null);
      }
    }
    return () -> collectors.forEach(collector -> remove(collector, listener));
  }

  private static void remove(GarbageCollectorMXBean collector, NotificationListener listener) {
    if (collector instanceof NotificationEmitter emitter) {
      try {
        emitter.removeNotificationListener(listener);
      } catch (ListenerNotFoundException e) {
        // it is gone, as it should be
      }
    }
  }

  private void tell(Notification notice, Consumer<HeapUse> told) {
    if (notice.getType().equals(NOTICE) && notice.getUserData() instanceof CompositeData data) {
      String collector = String.valueOf(data.get("gcName"));
      if (showsWhatIsLeft(collector, String.valueOf(data.get("gcAction")))) {
        CompositeData info = (CompositeData) data.get("gcInfo");
        long used = left((TabularData) info.get("memoryUsageAfterGc"));
        told.accept(new HeapUse((Long) info.get("endTime"), used, most()));
      }
    }
  }

  /**
   * Whether what a collector leaves is what is still in use.
   *
   * @param collector its name
   * @param action what it did, such as {@code end of minor GC}
   */
  static boolean showsWhatIsLeft(String collector, String action) {
    if (collector.endsWith("Pauses") || collector.equals("ZGC Minor Cycles")) {
      return false;
    }
    return !action.contains("minor") || collector.startsWith("G1");
  }

  private long left(TabularData pools) {
    long left = 0;
    for (Object row : pools.values()) {
      CompositeData pool = (CompositeData) row;
      if (heap.contains(String.valueOf(pool.get("key")))) {
        left += MemoryUsage.from((CompositeData) pool.get("value")).getUsed();
      }
    }
    return left;
  }

  private static long most() {
    MemoryUsage usage = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return usage.getMax() > 0 ? usage.getMax() : usage.getCommitted();
  }
}
