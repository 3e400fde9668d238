package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.capability.Event;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorGroup;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.lang.ref.WeakReference;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MonitorTest {
  private final FakeClock clock = new FakeClock();
  private final ErrorRegistry registry = new ErrorRegistry(new FakeRoom(), new FakeFaces(), clock);
  private ErrorMonitor monitor;

  @BeforeEach
  void open() {
    registry.adopt();
    monitor = registry.named("shop", null, "com.acme");
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private void configure(String key, String value) {
    registry.configure("shop", Map.of(key, value));
  }

  @Test
  void tellsKindsApartAndKeepsOneSampleOfEach() {
    Instant first = clock.wall();
    for (int i = 0; i < 3; i++) {
      monitor.record(
          "find", Stacks.at(new ConnectException("refused " + i), "com.acme.Db.read:" + i));
      clock.advance(Duration.ofSeconds(1));
    }
    monitor.record("place", Stacks.at(new ConnectException("refused"), "com.acme.Db.read:1"));
    List<ErrorGroup> groups = monitor.groups();
    assertEquals(2, groups.size());
    ErrorGroup top = groups.get(0);
    assertEquals("find", top.operation());
    assertEquals(ErrorCategory.CONNECTION, top.category());
    assertEquals(3, top.count());
    assertEquals("java.net.ConnectException", top.exception());
    assertEquals("com.acme.Db.read", top.where());
    assertEquals("refused 0", top.message());
    assertEquals(
        "java.net.ConnectException: refused 0\n\tat com.acme.Db.read(Some.java:0)\n", top.stack());
    assertEquals(first, top.firstSeen());
    assertEquals(first.plusSeconds(2), top.lastSeen());
    assertEquals(Map.of(ErrorCategory.CONNECTION, 4L), monitor.snapshot().categories());
    assertEquals(first.plusSeconds(3), monitor.snapshot().latest().orElseThrow());
  }

  @Test
  @DisplayName("R25 kinds beyond the limit are one, however many there are, and all are counted")
  void isBounded() {
    configure("maxFingerprints", "3");
    for (int i = 0; i < 1000; i++) {
      monitor.record("made-up-" + i, new Stackless("n".repeat(i % 100)));
    }
    List<ErrorGroup> groups = monitor.groups();
    assertEquals(4, groups.size());
    assertEquals(ErrorGroup.OTHER, groups.get(0).fingerprint());
    assertEquals(997, groups.get(0).count());
    assertEquals(1000, monitor.snapshot().errors());
    assertEquals(
        List.of("NEW", "NEW", "NEW", "OVERFLOW"),
        registry.recent().stream().map(Event::type).toList());
  }

  @Test
  void cutsOffWhatIsLong() {
    Throwable deep = new Exception("x".repeat(100_000));
    for (int i = 0; i < 10; i++) {
      deep = new RuntimeException("y".repeat(100_000), deep);
    }
    monitor.record("find", deep);
    ErrorGroup group = monitor.groups().get(0);
    assertEquals(200, group.message().length());
    assertTrue(group.stack().length() <= 4000);
  }

  @Test
  void resetForgetsTheKindsAndNotTheCounts() {
    monitor.record("find", new Exception());
    monitor.reset();
    assertEquals(List.of(), monitor.groups());
    assertEquals(1, monitor.snapshot().errors());
    monitor.record("find", new Exception());
    assertEquals(1, monitor.groups().get(0).count());
    assertEquals(2, monitor.snapshot().errors());
  }

  @Test
  @DisplayName("R78 keeps nothing of an exception, whose class would hold a bundle")
  void keepsNoThrowable() {
    WeakReference<Throwable> failure = recorded();
    Await.until(
        () -> {
          System.gc();
          return failure.get() == null;
        });
    assertEquals(1, monitor.snapshot().errors());
  }

  private WeakReference<Throwable> recorded() {
    Throwable failure = new Exception(new ClassifierTest.ForeignHttpException());
    monitor.record("find", failure);
    return new WeakReference<>(failure);
  }

  @Test
  void countsExactlyAndStaysWithinTheLimitUnderLoad() throws Exception {
    configure("maxFingerprints", "10");
    int threads = 8;
    int each = 20_000;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (InterruptedException e) {
                  return;
                }
                for (int i = 0; i < each; i++) {
                  monitor.record("find", new Stackless("n".repeat(i % 20)));
                }
              });
      thread.start();
      all.add(thread);
    }
    start.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    long counted = monitor.groups().stream().mapToLong(ErrorGroup::count).sum();
    assertEquals((long) threads * each, counted);
    assertEquals((long) threads * each, monitor.snapshot().errors());
    assertEquals(10, monitor.snapshot().kinds());
  }

  @Test
  void rulesOfOneMonitorAreItsOwnAndThoseOfTheDefaultAreForAll() {
    Throwable failure = new Stackless("no");
    var errors = registry.view("com.acme");
    configure("rules", Stackless.class.getName() + "=RESOURCE");
    assertEquals(ErrorCategory.RESOURCE, errors.classify("shop", failure).category());
    assertEquals(ErrorCategory.UNKNOWN, errors.classify("other", failure).category());
    assertEquals(ErrorCategory.UNKNOWN, errors.classify(failure).category());
    registry.configure("default", Map.of("rules", Stackless.class.getName() + "=DATA"));
    assertEquals(ErrorCategory.DATA, errors.classify(failure).category());
    assertEquals(ErrorCategory.DATA, errors.classify("other", failure).category());
    assertEquals(ErrorCategory.RESOURCE, errors.classify("shop", failure).category());
    registry.deconfigure("default");
    assertEquals(ErrorCategory.UNKNOWN, errors.classify(failure).category());
    assertFalse(registry.find("other").isPresent());
  }
}
