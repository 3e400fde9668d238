package dev.testudo.health.provider.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;

class ChecksTest {

  @Test
  void memoryIsMeasuredAgainstItsShare() {
    assertEquals(Result.Status.OK, new MemoryCheck(() -> 1).execute().getStatus());
    System.gc();
    assertEquals(Result.Status.WARN, new MemoryCheck(() -> 0).execute().getStatus());
  }

  @Test
  void aFullDiskIsSaidBeforeNothingWorks() {
    DiskCheck check = new DiskCheck(Path.of("."), () -> 0.1);
    assertEquals(Result.Status.OK, check.result(100, 1000).getStatus());
    assertEquals(Result.Status.WARN, check.result(99, 1000).getStatus());
    assertEquals(Result.Status.CRITICAL, check.result(9, 1000).getStatus());
    assertEquals(Result.Status.OK, new DiskCheck(Path.of("."), () -> 0).execute().getStatus());
  }

  @Test
  void tooManyThreadsAreSaid() {
    assertEquals(Result.Status.OK, new ThreadCheck(() -> 100_000).execute().getStatus());
    assertEquals(Result.Status.WARN, new ThreadCheck(() -> 1).execute().getStatus());
  }

  @Test
  void aDeadlockIsCriticalAndNamesWhoWaitsForWhom() throws Exception {
    ReentrantLock one = new ReentrantLock();
    ReentrantLock two = new ReentrantLock();
    CyclicBarrier both = new CyclicBarrier(2);
    Thread left = waiting("left", one, two, both);
    Thread right = waiting("right", two, one, both);
    ThreadCheck check = new ThreadCheck(() -> 100_000);
    Await.until(() -> check.execute().getStatus() == Result.Status.CRITICAL);
    String said = check.execute().toString();
    assertTrue(said.contains("left waits for right"), said);
    left.interrupt();
    right.interrupt();
    left.join();
    right.join();
    assertEquals(Result.Status.OK, check.execute().getStatus());
  }

  private static Thread waiting(
      String name, ReentrantLock mine, ReentrantLock other, CyclicBarrier both) {
    Thread thread =
        new Thread(
            () -> {
              mine.lock();
              try {
                both.await();
                other.lockInterruptibly();
                other.unlock();
              } catch (Exception e) {
                // the end of the test
              } finally {
                mine.unlock();
              }
            },
            name);
    thread.start();
    return thread;
  }
}
