package dev.testudo.health.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthSettings;
import dev.testudo.health.HealthStatus;
import dev.testudo.health.state.HealthCell;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final HealthSettings QUICK = settings(Duration.ofMinutes(10));

  private final HealthCell cell = new HealthCell();
  private final List<CheckSnapshot> told = Collections.synchronizedList(new ArrayList<>());
  private final Rounds rounds =
      new Rounds(
          QUICK,
          new Patient.Records() {
            @Override
            public Instant note(String check, HealthStatus status) {
              return cell.note(check, status, Instant.now());
            }

            @Override
            public void changed(CheckSnapshot now) {
              told.add(now);
            }
          },
          0);

  private static HealthSettings settings(Duration grace) {
    return new HealthSettings(Duration.ofMillis(100), Duration.ofMillis(200), grace, 0.9, 0, 2000);
  }

  @AfterEach
  void close() {
    rounds.close();
  }

  @Test
  void asksAgainAndAgainAndTellsWhatChanges() {
    AtomicReference<Result> says = new AtomicReference<>(result(Result.Status.OK, "fine"));
    add("shop", says::get);
    awaits("shop", HealthStatus.OK);
    says.set(result(Result.Status.WARN, "nearly full"));
    awaits("shop", HealthStatus.WARN);
    assertEquals("nearly full", last("shop").message());
    says.set(result(Result.Status.OK, "fine again"));
    awaits("shop", HealthStatus.OK);
    assertEquals(
        List.of(HealthStatus.OK, HealthStatus.WARN, HealthStatus.OK),
        told.stream().map(CheckSnapshot::status).toList());
  }

  @Test
  void ofSeveralLinesThoseAreToldThatMakeTheStatus() {
    ResultLog log = new ResultLog();
    log.add(new ResultLog.Entry(Result.Status.OK, "north is fine"));
    log.add(new ResultLog.Entry(Result.Status.CRITICAL, "south is down"));
    log.add(new ResultLog.Entry(Result.Status.CRITICAL, "west is down"));
    add("shops", () -> new Result(log));
    awaits("shops", HealthStatus.CRITICAL);
    assertEquals("south is down; west is down", last("shops").message());
  }

  @Test
  void oneThatThrowsHurtsNoOther() {
    add(
        "bad",
        () -> {
          throw new NoClassDefFoundError("com/acme/Gone");
        });
    add("good", () -> result(Result.Status.OK, "fine"));
    awaits("bad", HealthStatus.HEALTH_CHECK_ERROR);
    awaits("good", HealthStatus.OK);
    assertTrue(last("bad").message().contains("com/acme/Gone"), last("bad")::toString);
  }

  @Test
  @DisplayName("O63 one that hangs is not asked twice, and its last OK does not stand")
  void oneThatHangsHurtsNoOther() {
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    add(
        "hangs",
        () -> {
          if (asked.incrementAndGet() == 2) {
            awaitWhateverComes(held);
          }
          return result(Result.Status.OK, "fine");
        });
    AtomicInteger others = new AtomicInteger();
    add(
        "good",
        () -> {
          others.incrementAndGet();
          return result(Result.Status.OK, "fine");
        });
    awaits("hangs", HealthStatus.OK);
    awaits("hangs", HealthStatus.CRITICAL);
    int before = others.get();
    Await.until(() -> others.get() > before + 3);
    assertEquals(2, asked.get(), "not asked again while it hangs");
    assertEquals("it does not answer", last("hangs").message());
    held.countDown();
    awaits("hangs", HealthStatus.OK);
  }

  @Test
  @DisplayName("O63 what is unavailable for longer than the grace is critical")
  void unavailableForTooLongIsCritical() {
    add("starts", () -> result(Result.Status.TEMPORARILY_UNAVAILABLE, "warming up"));
    awaits("starts", HealthStatus.TEMPORARILY_UNAVAILABLE);
    Await.until(() -> !told.isEmpty());
    rounds.reconfigure(settings(Duration.ZERO));
    awaits("starts", HealthStatus.CRITICAL);
    assertTrue(last("starts").message().startsWith("warming up"), last("starts")::toString);
  }

  @Test
  void theWorstOfATagCounts() {
    rounds.add("a", "a", List.of("x"), () -> result(Result.Status.OK, ""));
    rounds.add("b", "b", List.of("x", "y"), () -> result(Result.Status.WARN, ""));
    rounds.add("c", "c", List.of("y"), () -> result(Result.Status.CRITICAL, ""));
    Await.until(() -> told.size() == 3);
    assertEquals(HealthStatus.WARN, rounds.status("x"));
    assertEquals(HealthStatus.CRITICAL, rounds.status("y"));
    assertEquals(HealthStatus.CRITICAL, rounds.status(""));
    assertEquals(HealthStatus.OK, rounds.status("none"));
  }

  @Test
  void twoOfOneNameAreToldApartAndOneThatIsGoneIsGone() {
    Object first = new Object();
    rounds.add(first, "same", List.of(), () -> result(Result.Status.OK, ""));
    rounds.add(new Object(), "same", List.of(), () -> result(Result.Status.OK, ""));
    assertEquals(
        List.of("same", "same-2"), rounds.checks().stream().map(CheckSnapshot::name).toList());
    rounds.remove(first);
    assertEquals(List.of("same-2"), rounds.checks().stream().map(CheckSnapshot::name).toList());
  }

  private void add(String name, HealthCheck check) {
    rounds.add(name, name, List.of(), check);
  }

  private void awaits(String name, HealthStatus status) {
    Await.until(() -> last(name).status() == status, () -> last(name).toString());
  }

  private CheckSnapshot last(String name) {
    return rounds.checks().stream()
        .filter(check -> check.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Result result(Result.Status status, String message) {
    return new Result(status, message);
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
}
