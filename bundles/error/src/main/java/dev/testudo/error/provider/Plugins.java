package dev.testudo.error.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.error.Classification;
import dev.testudo.error.ErrorClassifier;
import dev.testudo.state.Clock;
import java.lang.System.Logger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The classifiers of others, by ranking. Each has a thread of its own, which ends when there is
 * nothing to ask; the caller waits for a bounded time. One that throws or lets it wait for longer
 * is put aside for a while, so that it costs one call that time and not every call.
 */
final class Plugins implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Plugins.class.getName());
  private static final long LIMIT = 250_000_000;
  private static final long ASIDE = 60_000_000_000L;
  private static final int QUEUE = 256;

  private final List<Plugin> plugins = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Clock clock;
  private final Consumer<String> putAside;

  /**
   * @param putAside is told, in one line
   */
  Plugins(Clock clock, Consumer<String> putAside) {
    this.clock = clock;
    this.putAside = putAside;
  }

  synchronized void add(ErrorClassifier classifier, int ranking) {
    plugins.add(new Plugin(classifier, ranking));
    plugins.sort(Comparator.comparingInt((Plugin plugin) -> -plugin.ranking)); // stable
  }

  synchronized void remove(ErrorClassifier classifier) {
    List<Plugin> gone =
        plugins.stream().filter(plugin -> plugin.classifier.equals(classifier)).toList();
    plugins.removeAll(gone);
    gone.forEach(plugin -> plugin.thread.shutdownNow());
  }

  /** What the first that knows says, or null. */
  @Nullable Classification classify(List<Throwable> causes) {
    for (Plugin plugin : plugins) {
      Classification answer = plugin.isAside() ? null : plugin.ask(causes);
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  @Override
  public void close() {
    plugins.forEach(plugin -> plugin.thread.shutdownNow());
    plugins.clear();
  }

  private final class Plugin {
    private final ErrorClassifier classifier;
    private final int ranking;
    private final ThreadPoolExecutor thread;
    private volatile boolean aside;
    private volatile long until;

    Plugin(ErrorClassifier classifier, int ranking) {
      this.classifier = classifier;
      this.ranking = ranking;
      String name = "testudo-error-classifier-" + numbers.incrementAndGet();
      thread =
          new ThreadPoolExecutor(
              1,
              1,
              10,
              TimeUnit.SECONDS,
              new ArrayBlockingQueue<>(QUEUE),
              task -> {
                Thread made = new Thread(task, name);
                made.setDaemon(true);
                return made;
              });
      thread.allowCoreThreadTimeOut(true);
    }

    boolean isAside() {
      if (aside && clock.coarse() - until >= 0) {
        aside = false;
      }
      return aside;
    }

    @Nullable Classification ask(List<Throwable> causes) {
      Future<@Nullable Classification> answer;
      try {
        answer = thread.submit(() -> first(causes));
      } catch (RejectedExecutionException e) {
        return null; // gone, or more failures than it can look at
      }
      try {
        return answer.get(LIMIT, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        putAside("took longer than 250 ms", null);
        answer.cancel(true);
      } catch (ExecutionException e) {
        putAside("threw " + e.getCause(), e.getCause());
      } catch (CancellationException e) {
        return null; // it was taken away meanwhile
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
      }
      return null;
    }

    private @Nullable Classification first(List<Throwable> causes) {
      for (Throwable cause : causes) {
        Optional<Classification> answer = classifier.classify(cause);
        if (answer.isPresent() || aside) {
          return answer.orElse(null);
        }
      }
      return null;
    }

    private void putAside(String why, @Nullable Throwable thrown) {
      until = clock.coarse() + ASIDE;
      synchronized (this) {
        if (aside) {
          return;
        }
        aside = true;
      }
      String line = classifier.getClass().getName() + " " + why + "; it is not asked for a minute";
      LOG.log(WARNING, () -> "an error classifier is put aside: " + line, thrown);
      putAside.accept(line);
    }
  }
}
