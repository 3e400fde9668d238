package dev.testudo.report.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.report.ReportContributor;
import dev.testudo.report.ReportRequest;
import dev.testudo.report.ReportSection;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContributorsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final ReportRequest REQUEST =
      new ReportRequest(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), 2);

  private final Contributors contributors = new Contributors();

  @AfterEach
  void close() {
    contributors.close();
  }

  private List<String> ask(Duration timeout) {
    return contributors.ask(REQUEST, timeout).stream()
        .map(section -> section.name() + ": " + section.rows().size() + " " + section.note())
        .toList();
  }

  @Test
  void giveTheirSectionsByName() {
    contributors.add(request -> ReportSection.of("b", "B", "x").row(request.window()));
    contributors.add(request -> ReportSection.of("a", "A", "x").row(1).row(2).row(3));
    assertEquals(List.of("a: 2 ", "b: 1 "), ask(LONG));
    assertEquals("A, 2 of 3", contributors.ask(REQUEST, LONG).get(0).title());
  }

  @Test
  void costOnlyTheirOwnSectionWhenTheyThrow() {
    contributors.add(
        request -> {
          throw new IllegalStateException("no");
        });
    contributors.add(
        request -> {
          throw new LinkageError("gone");
        });
    contributors.add(request -> ReportSection.of("fine", "Fine", "x").row(1));
    List<String> told = ask(LONG);
    assertEquals(3, told.size());
    assertTrue(
        told.contains("contributor: 0 threw java.lang.IllegalStateException: no"), told::toString);
    assertTrue(told.contains("contributor: 0 threw java.lang.LinkageError: gone"), told::toString);
    assertTrue(told.contains("fine: 1 "), told::toString);
  }

  @Test
  void areNotAskedAgainWhileTheyHang() {
    AtomicInteger calls = new AtomicInteger();
    CountDownLatch released = new CountDownLatch(1);
    contributors.add(
        request -> {
          calls.incrementAndGet();
          while (released.getCount() > 0) {
            try {
              released.await();
            } catch (InterruptedException e) {
              // heeds nothing
            }
          }
          return ReportSection.of("late", "Late", "x").row(1);
        });
    contributors.add(request -> ReportSection.of("fine", "Fine", "x").row(1));
    assertEquals(List.of("contributor: 0 did not answer in time", "fine: 1 "), asked());
    assertEquals(
        List.of("contributor: 0 still hangs since an earlier report", "fine: 1 "), asked());
    assertEquals(1, calls.get());
    released.countDown();
    Await.until(() -> ask(LONG).contains("late: 1 "));
  }

  // The one that is fine may need longer than the short time on a machine that is busy.
  private List<String> asked() {
    return ask(Duration.ofSeconds(1));
  }

  @Test
  void areInterruptedWhenTheyTakeTooLong() {
    CountDownLatch interrupted = new CountDownLatch(1);
    ReportContributor slow =
        request -> {
          try {
            new CountDownLatch(1).await();
          } finally {
            interrupted.countDown();
          }
          return ReportSection.of("slow", "Slow", "x");
        };
    contributors.add(slow);
    assertEquals(List.of("contributor: 0 did not answer in time"), ask(SHORT));
    Await.until(() -> interrupted.getCount() == 0);
    contributors.remove(slow);
    assertEquals(List.of(), ask(LONG));
  }
}
