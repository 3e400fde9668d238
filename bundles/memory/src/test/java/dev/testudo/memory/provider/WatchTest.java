package dev.testudo.memory.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsException;
import dev.testudo.capability.Event;
import dev.testudo.memory.GivenBack;
import dev.testudo.memory.MemorySnapshot;
import dev.testudo.memory.MemoryState;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.Pressure;
import dev.testudo.memory.PressureListener;
import dev.testudo.memory.Relief;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {
  private static final long MB = 1024 * 1024;

  private final FakeClock clock = new FakeClock();
  private final FakeRoom room = new FakeRoom();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private MemoryRegistry registry = registry();
  private final MemoryWatch watch = registry.named(MemoryWatches.HEAP, null, "ours");
  private long collections;

  private MemoryRegistry registry() {
    MemoryRegistry made = new MemoryRegistry(room, new FakeFaces(), clock);
    made.adopt();
    return made;
  }

  @AfterEach
  void close() {
    registry.close();
  }

  /** A collection leaves so much of 100 MB. */
  private void left(long megabytes) {
    registry.look(new HeapUse(++collections, megabytes * MB, 100 * MB));
  }

  private interface Giving {
    Relief relieve(Pressure pressure) throws Exception;
  }

  private void listener(String name, int order, Giving giving) {
    registry
        .givers()
        .add(
            new PressureListener() {
              @Override
              public String name() {
                return name;
              }

              @Override
              public int order() {
                return order;
              }

              @Override
              public Relief relieve(Pressure pressure) throws Exception {
                asked.add(name + pressure.round());
                return giving.relieve(pressure);
              }
            });
  }

  private List<String> events() {
    return registry.recent().stream().map(Event::type).toList();
  }

  @Test
  void asksFromTheUpperThresholdUntilItIsBelowTheLowerOne() {
    listener("cache", 1, pressure -> Relief.entries(7));
    left(84);
    assertEquals(MemoryState.NORMAL, watch.snapshot().state());
    assertEquals(List.of(), asked);
    left(85);
    assertEquals(MemoryState.PRESSED, watch.snapshot().state());
    assertEquals(List.of("cache1"), asked);
    clock.advance(Duration.ofSeconds(10));
    left(76);
    assertEquals(List.of("cache1", "cache2"), asked, "between the thresholds it goes on");
    clock.advance(Duration.ofSeconds(10));
    left(74);
    assertEquals(MemoryState.NORMAL, watch.snapshot().state());
    left(84);
    assertEquals(List.of("cache1", "cache2"), asked, "and begins not before the upper one");
    assertEquals(List.of("PRESSED", "RELIEVED", "FREED", "RELIEVED", "FREED", "NORMAL"), events());
    MemorySnapshot snapshot = watch.snapshot();
    assertEquals(5, snapshot.collections());
    assertEquals(1, snapshot.pressures());
    assertEquals(2, snapshot.rounds());
    assertEquals(14, snapshot.entries());
    assertEquals((85 - 76 + 76 - 74) * MB, snapshot.freedBytes());
    assertEquals(0.84, snapshot.used(), 1e-9);
  }

  @Test
  void aCollectionWithinTheCoolDownAsksNobody() {
    listener("cache", 1, pressure -> Relief.NONE);
    left(90);
    clock.advance(Duration.ofMillis(9999));
    left(95);
    assertEquals(List.of("cache1"), asked);
    clock.advance(Duration.ofMillis(1));
    left(95);
    assertEquals(List.of("cache1", "cache2"), asked);
  }

  @Test
  void asksInTheDeclaredOrderAndConfigurationKnowsBetter() {
    listener("pool", PressureListener.LATE, pressure -> Relief.NONE);
    listener("cache-b", PressureListener.EARLY, pressure -> Relief.NONE);
    listener("cache-a", PressureListener.EARLY, pressure -> Relief.NONE);
    watch.relieve();
    assertEquals(List.of("cache-a0", "cache-b0", "pool0"), asked);
    asked.clear();
    registry.configure("heap", Map.of("order", "pool, nobody, cache-b"));
    watch.relieve();
    assertEquals(List.of("pool0", "cache-b0", "cache-a0"), asked);
  }

  @Test
  void whoComesLaterIsSparedIfTheFirstOnesSayThatItIsEnough() {
    listener("blobs", 1, pressure -> new Relief(1, 20 * MB));
    listener("pool", 2, pressure -> Relief.entries(1));
    left(90);
    assertEquals(List.of("blobs1"), asked);
    clock.advance(Duration.ofMinutes(1));
    left(99);
    assertEquals(List.of("blobs1", "blobs2", "pool2"), asked);
    assertEquals(40 * MB, watch.snapshot().bytes());
  }

  @Test
  void oneThatThrowsHurtsNobody() {
    listener(
        "broken",
        1,
        pressure -> {
          throw new IllegalStateException("out of order");
        });
    listener(
        "worse",
        2,
        pressure -> {
          throw new StackOverflowError();
        });
    listener("cache", 3, pressure -> Relief.entries(3));
    List<GivenBack> given = watch.relieve();
    assertEquals("java.lang.IllegalStateException: out of order", given.get(0).problem());
    assertEquals("java.lang.StackOverflowError", given.get(1).problem());
    assertEquals(3, given.get(2).entries());
    assertEquals(List.of("LISTENER_FAILED", "LISTENER_FAILED", "RELIEVED"), events());
    assertEquals(
        1, registry.view("client").listeners().stream().filter(one -> one.entries() == 3).count());
  }

  @Test
  void oneThatHangsIsLeftAndNotAskedAgainUntilItReturns() {
    CountDownLatch held = new CountDownLatch(1);
    listener(
        "stuck",
        1,
        pressure -> {
          awaitWhateverComes(held);
          return Relief.NONE;
        });
    listener("cache", 2, pressure -> Relief.entries(3));
    registry.configure("heap", Map.of("listenerTimeout", "20ms"));
    try {
      assertEquals("did not return within 20ms", watch.relieve().get(0).problem());
      assertEquals("HANGS", registry.view("client").listeners().get(0).state());
      assertEquals("has not returned since it was last asked", watch.relieve().get(0).problem());
      assertEquals(List.of("stuck0", "cache0", "cache0"), asked);
      held.countDown();
      Await.until(() -> registry.view("client").listeners().get(0).state().equals("READY"));
      watch.relieve();
      assertEquals(3, asked.stream().filter(one -> one.equals("cache0")).count());
      assertEquals(2, asked.stream().filter(one -> one.equals("stuck0")).count());
    } finally {
      held.countDown();
    }
  }

  private static void awaitWhateverComes(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // hangs all the same
      }
    }
  }

  @Test
  void thePressureOutlivesAnUpdateAndEachCollectionIsLookedAtOnce() {
    listener("cache", 1, pressure -> Relief.entries(1));
    left(90);
    MemoryRegistry before = registry;
    registry = registry();
    listener("cache", 1, pressure -> Relief.entries(1));
    registry.look(new HeapUse(collections, 90 * MB, 100 * MB)); // both see it
    before.close();
    assertEquals(1, watch.snapshot().collections());
    clock.advance(Duration.ofSeconds(10));
    left(90);
    assertEquals(List.of("cache1", "cache2"), asked);
    assertEquals(1, watch.snapshot().pressures());
    assertEquals(2, registry.view("client").listeners().get(0).asked());
  }

  @Test
  void whatIsRefusedTogetherIsSaid() {
    String line =
        assertThrows(
                SettingsException.class, () -> registry.configure("heap", Map.of("enter", "50%")))
            .getMessage();
    assertTrue(String.valueOf(line).contains("leave=0.75: must be above 0 and below enter"), line);
  }
}
