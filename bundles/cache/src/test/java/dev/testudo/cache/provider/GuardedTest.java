package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.Testudo;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guarded;
import dev.testudo.guard.Guards;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operations whose results are kept, through a real guard. */
@Timeout(60)
class GuardedTest {
  private final Testudo testudo = Testudo.standalone();
  private final Guards guards = testudo.get(Guards.class);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch go = new CountDownLatch(1);
  private final CompletableFuture<String> source = new CompletableFuture<>();

  /** What is guarded here. */
  public interface Api {
    String slow(String what) throws Exception;

    CompletionStage<String> later(String what);

    long count(int from, long... more);

    void nothing();
  }

  private final class Remote implements Api {
    @Override
    @Guarded(cache = "api-call")
    public String slow(String what) throws Exception {
      int number = calls.incrementAndGet();
      go.await();
      if (what.equals("bad")) {
        throw new IOException("call " + number);
      }
      return what + number;
    }

    @Override
    @Guarded(cache = "api-call")
    public CompletionStage<String> later(String what) {
      calls.incrementAndGet();
      return source;
    }

    @Override
    @Guarded(cache = "api-call")
    public long count(int from, long... more) {
      return calls.incrementAndGet() + from + more.length;
    }

    @Override
    @Guarded(cache = "api-call")
    public void nothing() {
      calls.incrementAndGet();
    }
  }

  private final Api api = guards.named("api", new GuardSettings()).wrap(Api.class, new Remote());

  @AfterEach
  void close() {
    go.countDown();
    threads.shutdownNow();
    testudo.close();
  }

  private CacheSnapshot results() {
    return testudo.get(Caches.class).find("api-call").orElseThrow().snapshot();
  }

  private List<Future<String>> ask(int times, String what) {
    List<Future<String>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      asked.add(threads.submit(() -> api.slow(what)));
    }
    Await.until(() -> results().misses() == times);
    return asked;
  }

  @Test
  @DisplayName("R96 of equal calls at once one reaches the target, in the synchronous way")
  void equalCallsReachTheTargetOnce() throws Exception {
    List<Future<String>> asked = ask(8, "a");
    go.countDown();
    for (Future<String> one : asked) {
      assertEquals("a1", one.get());
    }
    assertEquals("a1", api.slow("a"));
    assertEquals(1, calls.get());
    assertEquals("b2", api.slow("b"));
  }

  @Test
  void whoHasWaitedForAFailureCallsItself() {
    List<Future<String>> asked = ask(4, "bad");
    assertEquals(1, calls.get());
    go.countDown();
    for (Future<String> one : asked) {
      assertEquals(
          IOException.class,
          assertThrows(ExecutionException.class, one::get).getCause().getClass());
    }
    assertEquals(4, calls.get());
    assertEquals(0, results().size());
    assertEquals(0, results().loading());
  }

  @Test
  @DisplayName("R96 and in the asynchronous way: what the stage completes with is kept")
  void equalStagesReachTheTargetOnce() throws Exception {
    CompletableFuture<String> first = api.later("a").toCompletableFuture();
    CompletableFuture<String> second = api.later("a").toCompletableFuture();
    source.complete("value");
    assertEquals("value", first.get());
    assertEquals("value", second.get());
    assertEquals("value", api.later("a").toCompletableFuture().get());
    assertEquals(1, calls.get());
  }

  @Test
  @DisplayName("R95 primitives and varargs are keys by their content; nothing is no result to keep")
  void argumentsAreKeysByTheirContent() {
    assertEquals(1 + 5 + 2, api.count(5, 1, 2));
    assertEquals(1 + 5 + 2, api.count(5, 1, 2));
    assertEquals(2 + 5 + 2, api.count(5, 2, 1));
    api.nothing();
    api.nothing();
    assertEquals(4, calls.get());
  }

  @Test
  @DisplayName("R95 code that does not say its arguments is not cached")
  void codeSaysItsArguments() {
    Guard guard = guards.named("code", new GuardSettings("cache=api-call"));
    Object first = guard.<Object, RuntimeException>call("find", List.of(1), Object::new);
    assertSame(first, guard.<Object, RuntimeException>call("find", List.of(1), Object::new));
    guard.<Object, RuntimeException>call("find", List.of(2), Object::new);
    guard.<Object, RuntimeException>call("find", Object::new);
    assertEquals(2, results().size());
    assertEquals(1, results().unsafeKeys());
  }
}
