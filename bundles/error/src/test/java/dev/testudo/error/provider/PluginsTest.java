package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorClassifier;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PluginsTest {
  private static final Throwable FAILURE = new Exception(new IllegalStateException());

  private final FakeClock clock = new FakeClock();
  private final List<String> aside = new CopyOnWriteArrayList<>();
  private final Plugins plugins = new Plugins(clock, aside::add);
  private final Classifier classifier = new Classifier(plugins);

  @AfterEach
  void close() {
    plugins.close();
  }

  private ErrorCategory category() {
    return classifier.classify(Map.of(), FAILURE).category();
  }

  private static ErrorClassifier saying(ErrorCategory category) {
    return failure -> Optional.of(Classification.of(category));
  }

  @Test
  void asksByRankingAndBeforeWhatIsBuiltIn() {
    assertEquals(ErrorCategory.BUG, category());
    ErrorClassifier low = saying(ErrorCategory.DATA);
    plugins.add(low, 0);
    assertEquals(ErrorCategory.DATA, category());
    ErrorClassifier high = saying(ErrorCategory.FATAL);
    plugins.add(high, 10);
    plugins.add(failure -> Optional.empty(), 20);
    assertEquals(ErrorCategory.FATAL, category());
    plugins.remove(high);
    assertEquals(ErrorCategory.DATA, category());
    plugins.remove(low);
    assertEquals(ErrorCategory.BUG, category());
  }

  @Test
  void asksForTheCausesToo() {
    plugins.add(
        failure ->
            failure instanceof IllegalStateException
                ? Optional.of(Classification.of(ErrorCategory.CONFLICT))
                : Optional.empty(),
        0);
    assertEquals(ErrorCategory.CONFLICT, category());
  }

  @Test
  @DisplayName("R71 a classifier that throws is put aside for a minute; failures are classified")
  void putsAsideOneThatThrows() {
    AtomicInteger asked = new AtomicInteger();
    plugins.add(
        failure -> {
          asked.incrementAndGet();
          throw new LinkageError("not here");
        },
        1);
    plugins.add(saying(ErrorCategory.DATA), 0);
    assertEquals(ErrorCategory.DATA, category());
    assertEquals(ErrorCategory.DATA, category());
    assertEquals(1, asked.get());
    assertEquals(1, aside.size());
    assertTrue(aside.get(0).contains("not here"), aside.get(0));
    clock.advance(Duration.ofSeconds(61));
    assertEquals(ErrorCategory.DATA, category());
    assertEquals(2, asked.get());
  }

  @Test
  void putsAsideOneThatHangsAndInterruptsIt() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    plugins.add(
        failure -> {
          asked.incrementAndGet();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return Optional.empty();
        },
        0);
    assertEquals(ErrorCategory.BUG, category());
    interrupted.await();
    assertEquals(ErrorCategory.BUG, category());
    assertEquals(1, asked.get());
    assertEquals(1, aside.size());
  }

  @Test
  @DisplayName("R78 no thread is left when it is closed")
  void leavesNoThread() {
    plugins.add(saying(ErrorCategory.DATA), 0);
    assertEquals(ErrorCategory.DATA, category());
    plugins.close();
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("testudo-error-classifier")));
    assertEquals(ErrorCategory.BUG, category());
  }
}
