package dev.testudo.report.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.report.ReportContributor;
import dev.testudo.report.ReportRequest;
import dev.testudo.report.ReportSection;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks contributors, all at once, each in a thread of its own that is there only for that, and
 * waits for a bounded time. One that hangs has its one thread, and is not asked again before it has
 * returned.
 */
final class Contributors implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Contributors.class.getName());

  private final Map<ReportContributor, AtomicBoolean> busy = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final ReentrantLock asking = new ReentrantLock(); // one report at a time
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread =
                new Thread(task, "testudo-report-contributor-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  /** A contributor that is to answer; without an answer to come if it still hangs. */
  private record Asked(ReportContributor contributor, @Nullable Future<ReportSection> answer) {}

  void add(ReportContributor contributor) {
    busy.putIfAbsent(contributor, new AtomicBoolean());
  }

  void remove(ReportContributor contributor) {
    busy.remove(contributor);
  }

  /** Their sections, in the order of their names. */
  List<ReportSection> ask(ReportRequest request, Duration timeout) {
    asking.lock();
    try {
      List<Asked> asked = new ArrayList<>();
      busy.forEach((contributor, flag) -> asked.add(ask(contributor, flag, request)));
      long end = System.nanoTime() + timeout.toNanos();
      List<ReportSection> sections = new ArrayList<>();
      for (Asked one : asked) {
        sections.add(cut(answer(one, end - System.nanoTime()), request.rows()));
      }
      sections.sort((one, other) -> one.name().compareTo(other.name()));
      return sections;
    } finally {
      asking.unlock();
    }
  }

  private Asked ask(ReportContributor contributor, AtomicBoolean flag, ReportRequest request) {
    if (!flag.compareAndSet(false, true)) {
      return new Asked(contributor, null);
    }
    try {
      return new Asked(contributor, threads.submit(() -> contribute(contributor, flag, request)));
    } catch (RejectedExecutionException e) {
      // This code is being replaced while it makes its last report.
      return new Asked(contributor, CompletableFuture.failedFuture(e));
    }
  }

  private static ReportSection contribute(
      ReportContributor contributor, AtomicBoolean flag, ReportRequest request) throws Exception {
    try {
      return contributor.contribute(request);
    } finally {
      flag.set(false);
    }
  }

  private static ReportSection answer(Asked asked, long nanos) {
    Future<ReportSection> answer = asked.answer;
    if (answer == null) {
      return without(asked, "still hangs since an earlier report");
    }
    try {
      ReportSection section = answer.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return section == null ? without(asked, "gave nothing") : section;
    } catch (ExecutionException e) {
      LOG.log(WARNING, () -> "a contributor of reports threw: " + name(asked), e.getCause());
      return without(asked, "threw " + e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return without(asked, "did not answer in time");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return without(asked, "was not waited for");
    }
  }

  private static ReportSection without(Asked asked, String why) {
    return ReportSection.of("contributor", name(asked)).note(why);
  }

  private static String name(Asked asked) {
    return asked.contributor.getClass().getName();
  }

  private static ReportSection cut(ReportSection section, int rows) {
    return section.rows().size() <= rows
        ? section
        : new ReportSection(
            section.name(),
            section.title() + ", " + rows + " of " + section.rows().size(),
            section.findings(),
            section.columns(),
            section.rows().subList(0, rows),
            section.note());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
