package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.Loader;
import dev.testudo.cache.RecursiveLoadException;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

/** One load a key, whoever asks, and what becomes of it. */
@Timeout(60)
class LoadTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Bench bench = new Bench();
  private final CacheInstance cache = bench.cache(100, MINUTE);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger loads = new AtomicInteger();

  @AfterEach
  void end() {
    go.countDown();
    threads.shutdownNow();
  }

  private Object slow(Object key) throws InterruptedException {
    int number = loads.incrementAndGet();
    begun.countDown();
    go.await();
    return key + "/" + number;
  }

  private Future<Object> ask(Object key, Loader<Object, Object, Exception> loader) {
    return threads.submit(() -> cache.get(key, loader));
  }

  private Future<Object> begin(Object key) throws InterruptedException {
    Future<Object> first = ask(key, this::slow);
    begun.await();
    return first;
  }

  @Test
  @DisplayName("R96 many that want the same key at once load it once, in both ways of asking")
  void loadsOnce() throws Exception {
    Future<Object> first = begin("a");
    List<Future<Object>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(ask("a", this::slow));
    }
    CompletableFuture<Object> later =
        cache.getAsync("a", key -> CompletableFuture.completedFuture("x")).toCompletableFuture();
    Await.until(() -> cache.snapshot().misses() == 22);
    assertFalse(later.isDone());
    assertEquals(1, cache.snapshot().loading());
    go.countDown();
    assertEquals("a/1", first.get());
    assertEquals("a/1", later.get());
    for (Future<Object> other : others) {
      assertEquals("a/1", other.get());
    }
    assertEquals(1, loads.get());
  }

  @Test
  void aStageIsLoadedOnceAndWaitedForByBoth() throws Exception {
    CompletableFuture<Object> source = new CompletableFuture<>();
    CompletableFuture<Object> first = cache.getAsync("a", key -> source).toCompletableFuture();
    CompletableFuture<Object> second =
        cache.getAsync("a", key -> new CompletableFuture<>()).toCompletableFuture();
    Future<Object> third = ask("a", this::slow);
    assertTrue(second.cancel(true), "a stage of one's own");
    source.complete("value");
    assertEquals("value", first.get());
    assertEquals("value", third.get());
    assertEquals("value", cache.getAsync("a", key -> source).toCompletableFuture().get());
    assertEquals(0, loads.get());
    assertEquals(1, cache.snapshot().loads());
  }

  @Test
  void aStageThatFailsIsNotKept() {
    IllegalStateException failure = new IllegalStateException("no answer");
    CompletableFuture<Object> failed =
        cache.getAsync("a", key -> CompletableFuture.failedFuture(failure)).toCompletableFuture();
    assertSame(failure, assertThrows(CompletionException.class, failed::join).getCause());
    CompletableFuture<Object> thrown =
        cache
            .getAsync(
                "a",
                key -> {
                  throw failure;
                })
            .toCompletableFuture();
    assertSame(failure, assertThrows(CompletionException.class, thrown::join).getCause());
    CompletableFuture<Object> none = cache.getAsync("a", key -> null).toCompletableFuture();
    assertTrue(
        assertThrows(CompletionException.class, none::join).getCause()
            instanceof NullPointerException);
    assertEquals("value", cache.get("a", key -> "value"));
    assertEquals(3, cache.snapshot().failedLoads());
  }

  @Test
  @DisplayName("R90 a slow load delays nobody who wants another key, of the same hash as well")
  void aSlowLoadDelaysNobodyElse() throws Exception {
    Future<Object> slow = begin("Aa");
    assertEquals("Aa".hashCode(), "BB".hashCode());
    assertEquals("value", cache.get("BB", key -> "value"));
    for (int i = 0; i < 1000; i++) {
      cache.put(i, "value");
    }
    assertFalse(slow.isDone());
    assertNull(cache.getIfPresent("Aa"), "who only looks does not wait");
  }

  @Test
  void aFailureIsThrownToAllWhoWaited() throws Exception {
    IllegalStateException failure = new IllegalStateException("no answer");
    Future<Object> first =
        ask(
            "a",
            key -> {
              slow(key);
              throw failure;
            });
    begun.await();
    Future<Object> second = ask("a", this::slow);
    Await.until(() -> cache.snapshot().misses() == 2);
    go.countDown();
    assertSame(failure, assertThrows(ExecutionException.class, first::get).getCause());
    Throwable other;
    try {
      other = null;
      second.get();
    } catch (ExecutionException e) {
      other = e.getCause();
    }
    // It has waited for the first, or come when that was over and loaded by itself.
    assertTrue(other == failure || loads.get() == 2, String.valueOf(other));
    assertEquals("value", cache.get("b", key -> "value"));
  }

  @Test
  void whatIsForgottenWhileItIsLoadedIsNotKept() throws Exception {
    Future<Object> old = begin("a");
    cache.invalidate("a");
    assertEquals("new", cache.get("a", key -> "new"));
    go.countDown();
    assertEquals("a/1", old.get());
    assertEquals("new", cache.getIfPresent("a"));
  }

  @Test
  void whatIsForgottenWithAllOthersIsNotKeptEither() throws Exception {
    Future<Object> old = begin("a");
    cache.invalidateAll();
    go.countDown();
    assertEquals("a/1", old.get());
    assertNull(cache.getIfPresent("a"));
    assertEquals(0, cache.snapshot().size());
  }

  @Test
  void whatIsPutWhileItIsLoadedStays() throws Exception {
    Future<Object> old = begin("a");
    cache.put("a", "put");
    go.countDown();
    assertEquals("a/1", old.get());
    assertEquals("put", cache.getIfPresent("a"));
  }

  @Test
  @DisplayName("R88 a load that never ends is waited for only so long, and puts nothing then")
  void aLoadThatNeverEnds() throws Exception {
    Future<Object> never = begin("a");
    bench.pass(Duration.ofSeconds(31));
    assertEquals("second", cache.get("a", key -> "second"));
    go.countDown();
    assertEquals("a/1", never.get());
    assertEquals("second", cache.getIfPresent("a"));
  }

  @Test
  void whoHasWaitedForTooLongLoadsByItself() throws Exception {
    cache.reconfigure(new CacheSettings(100, MINUTE, Duration.ZERO, Duration.ofMillis(20)));
    begin("a");
    Future<Object> second =
        ask(
            "a",
            key -> {
              throw new AssertionError("loaded before its time");
            });
    Await.until(() -> cache.snapshot().misses() == 2);
    bench.pass(Duration.ofMillis(30));
    assertThrows(ExecutionException.class, second::get);
  }

  @Test
  void whoIsInterruptedWhileItWaitsStopsAndStaysInterrupted() throws Exception {
    begin("a");
    AtomicInteger flag = new AtomicInteger();
    Thread waiter =
        new Thread(
            () -> {
              assertThrows(CancellationException.class, () -> cache.get("a", key -> "mine"));
              flag.set(Thread.currentThread().isInterrupted() ? 1 : 2);
            });
    waiter.start();
    Await.until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    waiter.interrupt();
    waiter.join();
    assertEquals(1, flag.get());
  }

  @Test
  @DisplayName("R89 a loader that asks for its own key is told so")
  void aLoaderThatAsksForItsOwnKey() {
    RecursiveLoadException told =
        assertThrows(
            RecursiveLoadException.class,
            () -> cache.get("a", key -> cache.get("a", other -> "never")));
    assertTrue(told.getMessage().contains("products"), told.getMessage());
    assertTrue(told.getMessage().contains("loader of a asks"), told.getMessage());
    assertThrows(
        RecursiveLoadException.class,
        () -> cache.get("a", k -> cache.get("b", l -> cache.get("a", m -> "never"))));
    CompletionException later =
        assertThrows(
            CompletionException.class,
            () ->
                cache
                    .getAsync("a", key -> cache.getAsync("a", k -> new CompletableFuture<>()))
                    .toCompletableFuture()
                    .join());
    assertTrue(later.getCause() instanceof RecursiveLoadException, later.toString());
    assertEquals("value", cache.get("a", key -> "value"), "nothing is left behind");
  }

  @Test
  @DisplayName("R89 a loader may use the cache for other keys")
  void aLoaderMayUseOtherKeys() {
    Object sum =
        cache.get(
            20,
            key -> {
              cache.put("on the way", key);
              cache.invalidate("on the way");
              return fibonacci((int) key);
            });
    assertEquals(6765, sum);
    assertEquals(21, cache.snapshot().loads());
  }

  private int fibonacci(int n) {
    return n < 2 ? n : number(n - 1) + number(n - 2);
  }

  private int number(int n) {
    return (int) cache.get(n, key -> fibonacci((int) key));
  }

  @Test
  @DisplayName("R89 two loaders that wait for each other, in two caches: one is told")
  void twoLoadersThatWaitForEachOther() throws Exception {
    CacheInstance other = bench.cache("prices", new CacheSettings(10, MINUTE), new CacheCell());
    CountDownLatch both = new CountDownLatch(2);
    Future<Object> first =
        threads.submit(
            () ->
                cache.get(
                    "a",
                    key -> {
                      meet(both);
                      return other.get("b", k -> "b alone");
                    }));
    Future<Object> second =
        threads.submit(
            () ->
                other.get(
                    "b",
                    key -> {
                      meet(both);
                      return cache.get("a", k -> "a alone");
                    }));
    for (Future<Object> one : List.of(first, second)) {
      ExecutionException told = assertThrows(ExecutionException.class, one::get);
      assertTrue(told.getCause() instanceof RecursiveLoadException, told.toString());
    }
    assertEquals("fine", cache.get("a", key -> "fine"));
  }

  private static void meet(CountDownLatch both) throws InterruptedException {
    both.countDown();
    both.await();
  }

  @Test
  void anotherVersionWaitsForTheLoadOfTheOneBefore() throws Exception {
    Future<Object> old = begin("a");
    CacheInstance next = bench.cache(100, MINUTE);
    Future<Object> waiting = threads.submit(() -> next.get("a", this::slow));
    Await.until(() -> next.snapshot().misses() == 2);
    go.countDown();
    assertEquals("a/1", old.get());
    assertEquals("a/1", waiting.get());
    assertEquals(1, loads.get());
  }
}
