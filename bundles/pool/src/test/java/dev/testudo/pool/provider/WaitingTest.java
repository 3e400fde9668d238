package dev.testudo.pool.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.pool.Lease;
import dev.testudo.pool.PoolException;
import dev.testudo.pool.PoolExhaustedException;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Threads that wait for each other. */
class WaitingTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static Bench bench(int maximum) {
    return new Bench(new RealClock(), Bench.size(0, maximum));
  }

  @Test
  void theFirstThatWaitsIsTheFirstServed() throws Exception {
    Bench bench = bench(1);
    Lease<Things.Thing> held = bench.pool.claim();
    ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
    List<Future<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      waiting.add(
          threads.submit(
              (Callable<?>)
                  () -> {
                    try (Lease<Things.Thing> lease = bench.pool.claim(LONG)) {
                      return order.add(number) && lease.object() != null;
                    }
                  }));
      Await.until(() -> bench.snapshot().waiting() == number + 1);
    }
    held.close();
    for (Future<?> one : waiting) {
      one.get(30, TimeUnit.SECONDS);
    }
    assertEquals(List.of(0, 1, 2, 3, 4), List.copyOf(order));
    assertEquals(5, bench.snapshot().waited());
    assertEquals(0, bench.snapshot().waiting());
  }

  @Test
  @DisplayName(
      "R101 a claim that waits gets what a growing pool, or a broken object, makes room for")
  void whoWaitsMakesOneWhereThereIsRoom() throws Exception {
    Bench bench = bench(1);
    Lease<Things.Thing> held = bench.pool.claim();
    Future<Integer> first = threads.submit(() -> bench.pool.claim(LONG).object().number);
    Await.until(() -> bench.snapshot().waiting() == 1);
    bench.pool.reconfigure(Bench.size(0, 2));
    assertEquals(2, first.get(30, TimeUnit.SECONDS));
    Future<Integer> second = threads.submit(() -> bench.pool.claim(LONG).object().number);
    Await.until(() -> bench.snapshot().waiting() == 1);
    held.discard();
    assertEquals(3, second.get(30, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("R52 an interrupted claim gives its place up, and the next is served")
  void anInterruptedClaimLeaves() throws Exception {
    Bench bench = bench(1);
    Lease<Things.Thing> held = bench.pool.claim();
    AtomicBoolean flag = new AtomicBoolean();
    ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    Thread first =
        new Thread(
            () -> {
              try {
                bench.pool.claim(LONG).close();
              } catch (PoolExhaustedException e) {
                thrown.add(e);
                flag.set(Thread.currentThread().isInterrupted() && e.interrupted());
              }
            });
    first.start();
    Await.until(() -> bench.snapshot().waiting() == 1);
    Future<Integer> second = threads.submit(() -> bench.pool.claim(LONG).object().number);
    Await.until(() -> bench.snapshot().waiting() == 2);
    first.interrupt();
    first.join();
    assertTrue(flag.get(), thrown::toString);
    held.close();
    assertEquals(1, second.get(30, TimeUnit.SECONDS));
  }

  @Test
  @DisplayName("R101, R46 a claim waits for its limit, woken or not, and not for longer")
  void aClaimGivesUpInTime() {
    Bench bench = bench(1);
    Lease<Things.Thing> held = bench.pool.claim();
    Thread here = Thread.currentThread();
    AtomicBoolean over = new AtomicBoolean();
    threads.execute(
        () -> {
          while (!over.get()) {
            java.util.concurrent.locks.LockSupport.unpark(here);
          }
        });
    PoolExhaustedException exhausted =
        assertThrows(PoolExhaustedException.class, () -> bench.pool.claim(Duration.ofMillis(50)));
    over.set(true);
    assertTrue(exhausted.waited().toMillis() >= 50, exhausted::getMessage);
    held.close();
    assertEquals(1, bench.snapshot().idle());
  }

  @Test
  void aFactoryThatHangsTakesOneObjectOutOfUseAndHurtsOnlyItsCaller() throws Exception {
    Bench bench = bench(2);
    CountDownLatch hangs = new CountDownLatch(1);
    bench.things.creating = hangs::await;
    Future<Integer> caller = threads.submit(() -> bench.pool.claim().object().number);
    Await.until(() -> bench.snapshot().size() == 1);
    bench.things.creating = null;
    for (int i = 0; i < 100; i++) {
      bench.pool.claim().close();
    }
    bench.tidy();
    assertEquals(1, bench.things.created.get());
    assertFalse(caller.isDone());
    hangs.countDown();
    assertEquals(2, caller.get(30, TimeUnit.SECONDS));
  }

  @Test
  void whatIsMadeWhileThePoolIsRecycledGoesWhenItComesBack() throws Exception {
    Bench bench = bench(1);
    CountDownLatch slow = new CountDownLatch(1);
    bench.things.creating = slow::await;
    Future<Lease<Things.Thing>> caller = threads.submit(() -> bench.pool.claim());
    Await.until(() -> bench.snapshot().size() == 1);
    assertEquals(1, bench.pool.recycle());
    bench.things.creating = null;
    slow.countDown();
    caller.get(30, TimeUnit.SECONDS).close();
    assertEquals(0, bench.snapshot().size());
  }

  @Test
  @DisplayName("R53 however many come at once, never are more made than the maximum")
  void aStormMakesNoMoreThanTheMaximum() {
    Bench bench = bench(5);
    try (Load load = new Load(16, () -> bench.pool.claim(LONG).discard())) {
      Await.until(
          () -> {
            bench.tidy();
            return load.calls() > 5_000;
          });
      assertEquals(List.of(), load.failures());
    }
    bench.tidy();
    assertEquals(0, bench.things.alive.get());
    assertEquals(bench.things.created.get(), bench.things.destroyed.get());
    assertEquals(0, bench.snapshot().late());
  }

  @Test
  void whoWaitsIsToldWhenItsObjectCannotBeMadeAndTheNextTries() throws Exception {
    Bench bench = bench(1);
    Lease<Things.Thing> held = bench.pool.claim();
    bench.things.creating =
        () -> {
          throw new IOException("refused");
        };
    List<Future<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(
          threads.submit(() -> assertThrows(PoolException.class, () -> bench.pool.claim(LONG))));
    }
    Await.until(() -> bench.snapshot().waiting() == 4);
    held.discard();
    for (Future<?> one : waiting) {
      one.get(30, TimeUnit.SECONDS);
    }
  }
}
