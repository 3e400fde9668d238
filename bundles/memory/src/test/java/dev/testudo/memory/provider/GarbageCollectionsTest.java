package dev.testudo.memory.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GarbageCollectionsTest {

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "Copy, end of minor GC, false",
    "MarkSweepCompact, end of major GC, true",
    "PS Scavenge, end of minor GC, false",
    "PS MarkSweep, end of major GC, true",
    "G1 Young Generation, end of minor GC, true",
    "G1 Old Generation, end of major GC, true",
    "G1 Concurrent GC, end of concurrent GC pause, true",
    "ZGC Cycles, end of GC cycle, true",
    "ZGC Pauses, end of GC pause, false",
    "ZGC Minor Cycles, end of GC cycle, false",
    "ZGC Minor Pauses, end of GC pause, false",
    "ZGC Major Cycles, end of GC cycle, true",
    "Shenandoah Cycles, end of GC cycle, true",
    "Shenandoah Pauses, end of GC pause, false"
  })
  void aCollectionCountsThatShowsWhatIsStillInUse(String collector, String action, boolean counts) {
    assertEquals(counts, GarbageCollections.showsWhatIsLeft(collector, action));
  }

  @Test
  void theCollectorOfThisVirtualMachineTells() throws Exception {
    AtomicReference<HeapUse> told = new AtomicReference<>();
    try (AutoCloseable telling = new GarbageCollections().open(told::set)) {
      Await.untilCollected(() -> told.get() != null, () -> "nothing told by " + telling);
    }
    HeapUse use = told.get();
    assertTrue(use.used() > 0 && use.used() <= use.max(), use::toString);
    assertEquals(Runtime.getRuntime().maxMemory(), use.max(), use.max() * 0.1);
  }
}
