package dev.testudo.profile.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.profile.Profile;
import dev.testudo.profile.ProfilerSnapshot;
import dev.testudo.profile.state.Stack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SuppressWarnings("try") // a profile is opened and closed, and not used in between
@Timeout(60)
class ProfileTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private ProfilerSnapshot snapshot() {
    return bench.profiler.snapshot();
  }

  @Test
  void whatIsNestedIsInTheTotalAndNotInItself() {
    bench.start("file");
    bench.work(1, 10);
    bench.start("read");
    bench.work(5, 100);
    bench.end().start("parse");
    bench.work(2, 20);
    bench.start("read");
    bench.work(3, 30);
    bench.end().end();
    bench.work(1, 10);
    bench.end();
    bench.took("file", 1, 2, 12, 20, 170);
    bench.took("parse", 1, 2, 5, 20, 50);
    bench.took("read", 2, 8, 8, 130, 130);
    assertEquals("file 1\n  parse 1\n    read 1\n  read 1\n", bench.tree());
    assertEquals(Duration.ofMillis(12), snapshot().self(), "all of it, once");
    assertEquals(170, snapshot().selfBytes());
    assertEquals(4, snapshot().calls());
  }

  @Test
  void anOperationWithinItselfIsInItsTotalOnce() {
    bench.start("visit");
    bench.work(1, 0);
    bench.start("child");
    bench.work(1, 0);
    bench.start("visit");
    bench.work(1, 0);
    bench.start("visit");
    bench.work(1, 7);
    bench.end().end().end();
    bench.work(1, 0);
    bench.end();
    bench.took("visit", 3, 4, 5, 7, 7);
    bench.took("child", 1, 1, 3, 0, 7);
    assertEquals("visit 3\n  child 1\n", bench.tree());
    assertEquals(Duration.ofMillis(5), snapshot().self());
  }

  @Test
  void operationsOfTwoProfilersNest() {
    Profile outer = bench.profilers.named("outer").start("request");
    bench.work(1, 0);
    bench.start("query");
    bench.work(4, 0);
    bench.end();
    outer.close();
    assertEquals("request 1\n  query 1\n", bench.tree());
    assertEquals(Duration.ofMillis(1), bench.profilers.named("outer").operations().get(0).self());
  }

  @Test
  void closingTheOuterOneFirstClosesTheInnerOnesToo() {
    Profile outer = bench.profiler.start("outer");
    Profile inner = bench.profiler.start("inner");
    bench.work(3, 9);
    outer.close();
    bench.work(3, 9);
    inner.close();
    outer.close();
    bench.took("outer", 1, 0, 3, 0, 9);
    bench.took("inner", 1, 3, 3, 9, 9);
    assertEquals(1, snapshot().abandoned());
    bench.start("next").end();
    assertEquals("outer 1\n  inner 1\nnext 1\n", bench.tree());
  }

  @Test
  void oneThatAnotherThreadClosesEndsThen() throws Exception {
    Profile outer = bench.profiler.start("outer");
    Profile handed = bench.profiler.start("handed");
    bench.work(2, 5);
    Thread other = new Thread(handed::close);
    other.start();
    other.join();
    bench.work(8, 5);
    bench.start("after");
    bench.work(1, 0);
    bench.end();
    outer.close();
    bench.took("handed", 1, 2, 2, 0, 0);
    bench.took("outer", 1, 8, 11, 10, 10);
    assertEquals("outer 1\n  handed 1\n  after 1\n", bench.tree());
    assertEquals(1, snapshot().misplaced());
    assertEquals(0, snapshot().abandoned());
  }

  @Test
  void oneThatNobodyClosesIsGivenUpAfterAWhile() {
    Profile lost = bench.profiler.start("lost");
    bench.clock.advance(Duration.ofMinutes(59));
    bench.start("within").end();
    bench.clock.advance(Duration.ofMinutes(2));
    bench.start("later").end();
    assertEquals(1, bench.of("later").calls());
    assertEquals(0, bench.of("lost").calls());
    assertTrue(bench.tree().contains("lost 0\n  within 1\n"), bench::tree);
    assertTrue(("\n" + bench.tree()).contains("\nlater 1\n"), bench::tree);
    assertEquals(1, snapshot().abandoned());
    lost.close();
    assertEquals(2, snapshot().calls());
  }

  @Test
  void whatAThreadThatDiesLeavesIsGivenUpAndItsStackGoesToOthers() throws Exception {
    for (int i = 0; i < 3 * 4096; i++) {
      Thread thread = new Thread(() -> bench.profiler.start("left"));
      thread.start();
      thread.join();
      if (snapshot().abandoned() > 0) {
        break;
      }
    }
    assertEquals(1, snapshot().abandoned(), "the first of those who got another's stack");
    assertEquals(0, snapshot().lost());
  }

  @Test
  void noStackIsTakenFromAThreadThatLives() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(50);
    Thread[] threads = new Thread[50];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                try (Profile profile = bench.profiler.start("held")) {
                  open.countDown();
                  held.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      threads[i].start();
    }
    open.await();
    bench.start("mine").end();
    held.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(50, bench.of("held").calls());
    assertEquals(0, snapshot().abandoned() + snapshot().lost());
  }

  @Test
  void whatIsTooDeepIsCountedAsLost() {
    for (int i = 0; i < Stack.DEEPEST + 2; i++) {
      bench.start("level " + i % 500);
    }
    for (int i = 0; i < Stack.DEEPEST + 2; i++) {
      bench.end();
    }
    assertEquals(2, snapshot().lost());
    assertEquals(Stack.DEEPEST, snapshot().calls());
    bench.start("next").end();
    assertEquals(1, bench.of("next").calls());
  }

  @Test
  void operationsBeyondTheLimitAreOne() {
    bench.registry.configure("shop", Map.of("maxOperations", "2"));
    for (int i = 0; i < 5; i++) {
      bench.start("operation " + i).end();
    }
    assertEquals(3, bench.of("_other_").calls());
    assertEquals(3, snapshot().operations());
  }

  @Test
  void resetBeginsTheProfilesAnewAndCountsGoOn() {
    bench.start("work");
    bench.work(5, 50);
    bench.end();
    bench.profiler.reset();
    bench.start("work");
    bench.work(1, 10);
    bench.end();
    bench.took("work", 1, 1, 1, 10, 10);
    assertEquals(2, snapshot().calls());
    assertEquals(60, snapshot().selfBytes());
  }

  @Test
  void withoutAllocationThereAreNoBytes() {
    bench.registry.configure("shop", Map.of("allocation", "false"));
    bench.start("work");
    bench.work(5, 50);
    bench.end();
    bench.took("work", 1, 5, 5, 0, 0);
    bench.allocated.set(-1); // a virtual thread, of which the JVM says nothing
    bench.registry.deconfigure("shop");
    bench.start("work");
    bench.work(5, 0);
    bench.end();
    bench.took("work", 2, 10, 10, 0, 0);
  }
}
