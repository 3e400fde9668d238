package dev.testudo.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Tally tally = new Tally();

  @Test
  void makesEveryCallOnceAndEndsItsThreads() throws InterruptedException {
    int some = 2000;
    Set<Long> turns = ConcurrentHashMap.newKeySet();
    Set<String> names = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(some);
    Load load =
        new Load(
            20_000,
            4,
            turn -> {
              assertTrue(turns.add(turn), () -> turn + " twice");
              names.add(Thread.currentThread().getName());
              tally.ok();
              enough.countDown();
            },
            tally);
    load.start();
    enough.await();
    load.close();
    assertEquals(turns.size(), tally.read().ok());
    assertEquals(
        Set.of(
            "testudo-demo-load-1",
            "testudo-demo-load-2",
            "testudo-demo-load-3",
            "testudo-demo-load-4"),
        names);
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("testudo-demo-load-")));
  }

  @Test
  void whoWaitsIsCountedFromWhenTheCallWasDue() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Load load =
        new Load(
            1000,
            1,
            turn -> {
              entered.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            tally);
    load.start();
    entered.await();
    // The shop stands still until a second's calls and more are due: they were not made.
    long begin = System.nanoTime();
    Await.until(LIMIT, () -> System.nanoTime() - begin > 1_200_000_000L);
    go.countDown();
    Await.until(LIMIT, () -> tally.read().late() > 0);
    load.close();
    Duration worst = tally.read().latencies().quantile(1, Latencies.Reading.NONE);
    assertTrue(worst.compareTo(Duration.ofMillis(1200)) >= 0, worst::toString);
  }
}
