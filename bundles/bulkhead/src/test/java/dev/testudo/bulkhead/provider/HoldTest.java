package dev.testudo.bulkhead.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.state.BulkheadCell;
import dev.testudo.bulkhead.state.Waiter;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The places and the queue. */
class HoldTest {
  private final BulkheadCell cell = new BulkheadCell(-7, 0);
  private final Hold hold = new Hold(cell, settings(2, 10));

  private static BulkheadSettings settings(int concurrent, int queue) {
    return new BulkheadSettings(concurrent, Duration.ofSeconds(1), queue);
  }

  @Test
  void letsSoManyIn() {
    long first = hold.enter();
    assertTrue(first >= 0);
    assertTrue(hold.enter() >= 0);
    assertEquals(Hold.FULL, hold.enter());
    assertTrue(hold.exit(first));
    assertTrue(hold.enter() >= 0);
    assertEquals(2, hold.active());
  }

  @Test
  @DisplayName("R44 a place that comes back twice, or to another bulkhead, is given back once")
  void comesBackOnce() {
    Hold other = new Hold(new BulkheadCell(8, 0), settings(2, 10));
    long permit = hold.enter();
    other.enter();
    assertFalse(other.exit(permit));
    assertTrue(hold.exit(permit));
    assertFalse(hold.exit(permit));
    assertEquals(0, hold.active());
    assertEquals(1, other.active());
  }

  @Test
  void aResetTakesPlacesBackAndLateOnesChangeNothing() {
    long lost = hold.enter();
    hold.enter();
    hold.reset();
    assertEquals(0, hold.active());
    long permit = hold.enter();
    assertFalse(hold.exit(lost));
    assertEquals(1, hold.active());
    assertTrue(hold.exit(permit));
  }

  @Test
  @DisplayName("R45 as many places and waiters as an int can count")
  void largest() {
    hold.use(settings(Integer.MAX_VALUE, Integer.MAX_VALUE));
    cell.word.addAndGet(Integer.MAX_VALUE - 1);
    assertTrue(hold.enter() >= 0);
    assertEquals(Hold.FULL, hold.enter());
    cell.waiting.set(Integer.MAX_VALUE - 1);
    assertNotNull(hold.join());
    assertNull(hold.join());
  }

  @Test
  @DisplayName("R46 made smaller than what is in, it returns at once, lets those end and nobody in")
  void shrinks() {
    hold.use(settings(5, 10));
    List<Long> in = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      in.add(hold.enter());
    }
    hold.use(settings(2, 10));
    assertEquals(5, hold.active());
    for (int i = 0; i < 3; i++) {
      assertEquals(Hold.FULL, hold.enter());
      hold.exit(in.remove(0));
    }
    assertEquals(Hold.FULL, hold.enter());
    hold.exit(in.remove(0));
    assertTrue(hold.enter() >= 0);
    assertEquals(2, hold.active());
  }

  @Test
  void grownItLetsWaitersIn() {
    hold.enter();
    hold.enter();
    Waiter waiter = hold.join();
    assertFalse(waiter.wakeup.woken());
    hold.use(settings(3, 10));
    assertTrue(waiter.wakeup.woken());
    assertTrue(hold.take(waiter.ticket) >= 0);
    assertEquals(3, hold.active());
  }

  @Test
  void givesPlacesInTheOrderOfArrivalAndLetsNobodyPass() {
    long permit = hold.enter();
    long other = hold.enter();
    Waiter first = hold.join();
    Waiter second = hold.join();
    hold.exit(permit);
    assertTrue(first.wakeup.woken());
    assertFalse(second.wakeup.woken());
    assertEquals(Hold.FULL, hold.enter(), "a second waits");
    hold.abandon(first.ticket);
    assertTrue(second.wakeup.woken(), "who gives up hands on");
    assertTrue(hold.take(second.ticket) >= 0);
    hold.exit(other);
    assertTrue(hold.enter() >= 0);
    assertTrue(cell.queue.isEmpty() && cell.waiters.isEmpty());
  }

  @Test
  void whoGivesUpLeavesTheQueue() {
    hold.enter();
    long permit = hold.enter();
    Waiter waiter = hold.join();
    assertEquals(Hold.FULL, hold.take(waiter.ticket));
    assertEquals(0, cell.waiting.get());
    hold.exit(permit);
    assertEquals(1, hold.active());
    assertTrue(hold.enter() >= 0);
  }

  @Test
  @DisplayName(
      "R50 under threads that come, wait, give up and resize: never too many, none stranded")
  void hammered() throws Exception {
    AtomicInteger limit = new AtomicInteger(3);
    AtomicInteger in = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicLong done = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    hold.use(settings(3, 100));
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int k = 0; k < 5_000; k++) {
                  long permit = hold.enter();
                  if (permit == Hold.FULL) {
                    permit = await(hold.join());
                  }
                  if (permit != Hold.FULL) {
                    most.accumulateAndGet(in.incrementAndGet(), Math::max);
                    in.decrementAndGet();
                    hold.exit(permit);
                    done.incrementAndGet();
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    while (threads.stream().anyMatch(Thread::isAlive)) {
      limit.set(1 + ThreadLocalRandom.current().nextInt(3));
      hold.use(settings(limit.get(), 100));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(most.get() <= 3, most::toString);
    assertTrue(done.get() > 0);
    assertEquals(0, hold.active());
    assertEquals(0, cell.waiting.get());
    assertTrue(cell.queue.isEmpty() && cell.waiters.isEmpty());
  }

  private long await(Waiter waiter) {
    if (waiter.ticket % 7 == 0) {
      return hold.take(waiter.ticket);
    }
    Await.until(waiter.wakeup::woken);
    return hold.take(waiter.ticket);
  }
}
