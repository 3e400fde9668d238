package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.capability.Event;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.error.RecoverySnapshot;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private final FakeClock clock = new FakeClock();
  private final FakeRoom room = new FakeRoom();
  private final List<RecoveryRequest> requests = new CopyOnWriteArrayList<>();
  private final RecoveryStrategy reconnect =
      request -> {
        requests.add(request);
        return "connected";
      };
  private ErrorRegistry registry = new ErrorRegistry(room, new FakeFaces(), clock);
  private ErrorMonitor monitor;

  @BeforeEach
  void open() {
    registry.adopt();
    configure("shop", "1m");
    monitor = registry.named("shop", null, "com.acme");
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private void configure(String name, String limit) {
    registry.configure(
        name,
        Map.of(
            "recovery", "reconnect=db",
            "recoverAfter", "3",
            "recoverWithin", "10s",
            "recoverTimeout", limit,
            "coolDown", "5m"));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      monitor.record("find", new ConnectException());
    }
  }

  private RecoverySnapshot recovery() {
    return monitor.snapshot().recoveries().get(0);
  }

  private void awaitRuns(int runs) {
    Await.until(() -> recovery().runs() == runs && !recovery().result().isEmpty());
    Await.until(() -> !recovery().state().equals("RUNNING"));
  }

  private List<String> events() {
    return registry.recent().stream()
        .map(Event::type)
        .filter(type -> type.startsWith("RECOVER"))
        .toList();
  }

  @Test
  void startsWhenEnoughFailuresCameInTheTime() {
    registry.recoveries().add("reconnect", reconnect);
    monitor.record("find", new NullPointerException());
    fail(2);
    clock.advance(Duration.ofSeconds(20));
    fail(2);
    assertEquals("READY", recovery().state());
    assertEquals(0, recovery().runs());
    fail(1);
    awaitRuns(1);
    RecoveryRequest request = requests.get(0);
    assertEquals("shop", request.monitor());
    assertEquals("db", request.target());
    assertEquals(3, request.errors());
    assertEquals("connected", recovery().result());
    assertEquals("COOLING", recovery().state());
    assertEquals(List.of("RECOVERING", "RECOVERED"), events());
  }

  @Test
  @DisplayName("R18, R19, R20 windows and cool-down go by the injected clock, not by the wall's")
  void wallTimeChangesNothing() {
    registry.recoveries().add("reconnect", reconnect);
    fail(2);
    clock.stepWall(Duration.ofSeconds(-5));
    fail(1);
    awaitRuns(1);
    clock.stepWall(Duration.ofHours(1));
    fail(3);
    clock.stepWall(Duration.ofHours(-2));
    fail(3);
    assertEquals(1, recovery().runs());
    clock.advance(Duration.ofMinutes(5));
    fail(3);
    awaitRuns(2);
  }

  @Test
  void coolsDownOverAnUpdate() {
    registry.recoveries().add("reconnect", reconnect);
    fail(3);
    awaitRuns(1);
    registry.close();
    registry = new ErrorRegistry(room, new FakeFaces(), clock);
    configure("shop", "1m");
    registry.adopt();
    registry.recoveries().add("reconnect", reconnect);
    monitor = registry.named("shop", null, "com.acme");
    fail(3);
    assertEquals("COOLING", recovery().state());
    assertEquals(1, recovery().runs());
    clock.advance(Duration.ofMinutes(5));
    fail(3);
    awaitRuns(2);
  }

  @Test
  void aStrategyThatComesLaterIsTaken() {
    fail(5);
    assertEquals("ABSENT", recovery().state());
    registry.recoveries().add("reconnect", reconnect);
    fail(1);
    awaitRuns(1);
  }

  @Test
  void oneThatThrowsIsToldOf() {
    registry
        .recoveries()
        .add(
            "reconnect",
            request -> {
              throw new AssertionError("no way");
            });
    fail(3);
    awaitRuns(1);
    assertEquals(1, recovery().failures());
    assertEquals("java.lang.AssertionError: no way", recovery().result());
    assertEquals(List.of("RECOVERING", "RECOVERY_FAILED"), events());
  }

  @Test
  void oneThatTakesTooLongIsInterruptedAndNotCalledTwiceAtOnce() {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    RecoveryStrategy stubborn =
        request -> {
          requests.add(request);
          while (end.getCount() > 0) {
            try {
              end.await();
            } catch (InterruptedException e) {
              interrupted.countDown();
            }
          }
          return "late";
        };
    registry.recoveries().add("reconnect", stubborn);
    configure("shop", "20ms");
    configure("other", "20ms");
    fail(3);
    Await.until(() -> recovery().state().equals("HANGS"));
    Await.until(() -> interrupted.getCount() == 0);
    clock.advance(Duration.ofHours(1));
    fail(3);
    ErrorMonitor other = registry.named("other", null, "com.acme");
    for (int i = 0; i < 3; i++) {
      other.record("find", new ConnectException());
    }
    assertEquals(1, requests.size());
    assertEquals(1, recovery().runs());
    assertEquals(1, recovery().failures());
    assertTrue(recovery().result().startsWith("not done within 20ms"), recovery().result());
    end.countDown();
    Await.until(() -> recovery().state().equals("READY"));
    assertEquals(List.of("RECOVERING", "RECOVERY_TIMED_OUT"), events());
    fail(3);
    Await.until(() -> requests.size() == 2);
  }

  @Test
  @DisplayName("R78 no thread is left when it is closed")
  void leavesNoThread() {
    CountDownLatch begun = new CountDownLatch(1);
    registry
        .recoveries()
        .add(
            "reconnect",
            request -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return "never";
            });
    fail(3);
    Await.until(() -> begun.getCount() == 0);
    registry.close();
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("testudo-error-")));
  }
}
