package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.State;
import dev.testudo.bulkhead.BulkheadSnapshot;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.Errors;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.fallback.FallbackSnapshot;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiters;
import dev.testudo.metric.Metrics;
import dev.testudo.platform.Platform;
import dev.testudo.pool.Pool;
import dev.testudo.pool.Pools;
import dev.testudo.profile.Profile;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.Profilers;
import dev.testudo.report.Report;
import dev.testudo.report.Reports;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Load;
import dev.testudo.timeout.TimeoutSnapshot;
import dev.testudo.timeout.Timeouts;
import dev.testudo.trace.Span;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.TracerSnapshot;
import dev.testudo.trace.Traces;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevisions;
import org.osgi.framework.wiring.BundleWiring;

/** Every shield is updated in place, again and again, while calls go through it. */
@SuppressWarnings("try") // a profile is opened and closed, and not used in between
class UpdateIT {
  /** How often each is updated. */
  private static final int ROUNDS = Boolean.getBoolean("testudo.strict") ? 50 : 10;

  private static final int THREADS = 8;
  private static final List<String> SHIELDS =
      List.of(
          "limiter",
          "bulkhead",
          "timeout",
          "retry",
          "breaker",
          "cache",
          "error",
          "pool",
          "metric",
          "alert",
          "trace",
          "memory",
          "profile",
          "http",
          "metric-prometheus",
          "health",
          "report",
          "guard",
          "weaver");

  private static final int UPDATES = ROUNDS * SHIELDS.size();

  @TempDir Path data;

  @Test
  @DisplayName(
      "R74, R77, E1, A16, G7 each updated 50 times under 8 threads: nothing fails, nothing is lost")
  void nothingFailsAndNothingIsLost() throws Exception {
    try (Platform platform = Home.launch(data)) {
      CircuitBreakers breakers = Home.face(platform, CircuitBreakers.class);
      CircuitBreaker held = breakers.named("held", openForAnHour());
      held.open();
      CircuitBreakerSnapshot before = held.snapshot();
      Guard guard =
          Home.face(platform, Guards.class)
              .named(
                  "it",
                  new GuardSettings(
                      "profile",
                      "fallback",
                      "retry",
                      "limiter",
                      "breaker=closed",
                      "bulkhead",
                      "timeout"));
      Cache<Object, Object> cache =
          Home.face(platform, Caches.class)
              .named("kept", new CacheSettings(100, java.time.Duration.ZERO));
      cache.put("there before", "value");
      IntUnaryOperator cached =
          Home.face(platform, Guards.class)
              .named("cached", new GuardSettings("cache", "-metric"))
              .wrap(IntUnaryOperator.class, value -> value + 1);
      Home.face(platform, Fallbacks.class)
          .named("it", new FallbackSettings("-1", "", List.of("java.lang.Exception")));
      Home.face(platform, RateLimiters.class)
          .named(
              "it",
              new RateLimiterSettings(
                  1_000_000_000, java.time.Duration.ofSeconds(1), 0, java.time.Duration.ZERO));
      Tracer tracer =
          Home.face(platform, Traces.class).named("it", new TracerSettings(0.5, 100, 100_000));
      ErrorMonitor errors = Home.face(platform, Errors.class).named("it-errors");
      IllegalStateException failure = new IllegalStateException("to be counted");
      AtomicInteger made = new AtomicInteger();
      Pool<Integer> pool = Home.face(platform, Pools.class).pool("objects", made::incrementAndGet);
      Profiler profiler = Home.face(platform, Profilers.class).named("it-by-hand");
      LongAdder reached = new LongAdder();
      IntUnaryOperator target =
          value -> {
            reached.increment();
            return value + 1;
          };
      IntUnaryOperator guarded = guard.wrap(IntUnaryOperator.class, target);
      List<WeakReference<ClassLoader>> old = new ArrayList<>();
      Load load =
          new Load(
              THREADS,
              () -> {
                try (Profile profile = profiler.start("around")) {
                  assertEquals(42, guarded.applyAsInt(41));
                }
                assertEquals(State.OPEN, held.state());
                assertEquals("value", cache.getIfPresent("there before"));
                assertEquals(43, cached.applyAsInt(42));
                try (Span span = tracer.span("it")) {
                  span.event("counted");
                }
                assertEquals(ErrorCategory.BUG, errors.record("it", failure).category());
                pool.claim(Duration.ofSeconds(30)).close();
              });
      try (load) {
        for (int i = 0; i < UPDATES; i++) {
          String word = SHIELDS.get(i % SHIELDS.size());
          Bundle bundle = Home.bundle(platform, provider(word));
          old.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
          long calls = load.calls();
          Home.update(bundle, Home.jar("testudo-" + word));
          Await.until(() -> load.calls() >= calls + THREADS);
        }
      }
      System.out.printf(
          "%,d calls by %d threads over %d updates, %d failed%n",
          load.calls(), THREADS, UPDATES, load.failures().size());
      assertEquals(List.of(), load.failures());
      assertEquals(load.calls(), reached.sum());
      assertEquals(
          load.calls(),
          Home.face(platform, Metrics.class)
              .find("testudo_guard_call_seconds")
              .orElseThrow()
              .snapshot()
              .series()
              .stream()
              .filter(series -> "it".equals(series.labels().get("guard")))
              .mapToLong(series -> series.count())
              .sum());
      Await.until(() -> shown(platform, "testudo_retry_calls_total") == load.calls());
      assertEquals(load.calls(), profiler.snapshot().calls());
      assertEquals(
          load.calls(),
          Home.face(platform, Profilers.class).find("it").orElseThrow().snapshot().calls());
      assertEquals(0, profiler.snapshot().abandoned() + profiler.snapshot().lost());
      assertEquals(load.calls(), cache.snapshot().hits());
      CacheSnapshot results =
          Home.face(platform, Caches.class).find("cached").orElseThrow().snapshot();
      assertEquals(load.calls(), results.hits() + results.misses());
      assertEquals(0, results.loading());
      assertEquals(
          load.calls(),
          Home.face(platform, RateLimiters.class).find("it").orElseThrow().snapshot().admitted());
      BulkheadSnapshot bulkhead =
          Home.face(platform, Bulkheads.class).find("it").orElseThrow().snapshot();
      assertEquals(load.calls(), bulkhead.admitted());
      assertEquals(0, bulkhead.active() + bulkhead.late() + bulkhead.rejected());
      TimeoutSnapshot timeout =
          Home.face(platform, Timeouts.class).find("it").orElseThrow().snapshot();
      assertEquals(load.calls(), timeout.calls());
      assertEquals(0, timeout.timedOut());
      FallbackSnapshot fallback =
          Home.face(platform, Fallbacks.class).find("it").orElseThrow().snapshot();
      assertEquals(load.calls(), fallback.calls());
      assertEquals(0, fallback.answered());
      Report report = Home.face(platform, Reports.class).make(Duration.ofHours(1));
      assertTrue(
          report.section("operation").orElseThrow().rows().stream()
              .anyMatch(
                  row -> row.get(0).equals("it.applyAsInt") && row.get(1).equals(load.calls())),
          () -> report.section("operation").toString());
      CircuitBreaker closed = breakers.find("closed").orElseThrow();
      assertEquals(load.calls(), closed.snapshot().successes());
      TracerSnapshot traced = tracer.snapshot();
      assertEquals(2 * load.calls(), traced.sampled() + traced.unsampled());
      assertEquals(0, traced.droppedActive() + traced.abandoned());
      assertEquals(traced.sampled(), traced.stored() + traced.droppedForSpans());
      assertEquals(load.calls(), errors.snapshot().errors());
      assertEquals(load.calls(), errors.groups().get(0).count());
      assertEquals(load.calls(), pool.snapshot().claims());
      assertEquals(made.get(), pool.snapshot().idle(), "none was replaced");
      CircuitBreakerSnapshot after = held.snapshot();
      assertEquals(State.OPEN, after.state());
      assertTrue(after.retryAfter().compareTo(before.retryAfter()) < 0, after::toString);
      assertEquals(before.opened(), after.opened());
      assertSame(held, breakers.named("held"));
      Await.until(
          () -> {
            System.gc();
            return old.stream().allMatch(loader -> loader.get() == null);
          },
          () -> "still reachable: " + left(old));
      for (String word : SHIELDS) {
        BundleRevisions revisions =
            Home.bundle(platform, provider(word)).adapt(BundleRevisions.class);
        assertEquals(1, revisions.getRevisions().size(), word);
      }
    }
  }

  private static List<String> left(List<WeakReference<ClassLoader>> old) {
    return IntStream.range(0, old.size())
        .filter(i -> old.get(i).get() != null)
        .mapToObj(i -> SHIELDS.get(i % SHIELDS.size()) + " after update " + i)
        .toList();
  }

  // What metric shows of a capability that it knows nothing of.
  private static long shown(Platform platform, String name) {
    return Home.face(platform, Metrics.class)
        .find(name)
        .map(
            meter ->
                meter.snapshot().series().stream()
                    .filter(series -> "it".equals(series.labels().get("name")))
                    .mapToLong(series -> series.count())
                    .sum())
        .orElse(0L);
  }

  private static String provider(String word) {
    return "dev.testudo." + word.replace('-', '.') + ".provider";
  }

  @Test
  void theCodeOfABundleThatIsGoneIsWhole() throws Exception {
    try (Platform platform = Home.launch(data)) {
      for (String word : SHIELDS) {
        String name = provider(word);
        Bundle bundle = Home.bundle(platform, name);
        BundleWiring revision = bundle.adapt(BundleWiring.class);
        ClassLoader loader = revision.getClassLoader();
        Collection<String> classes =
            revision.listResources(
                name.replace('.', '/'), "*.class", BundleWiring.LISTRESOURCES_LOCAL);
        bundle.uninstall();
        assertFalse(classes.isEmpty());
        for (String each : classes) {
          if (!each.endsWith("-info.class")) {
            Class.forName(each.replace(".class", "").replace('/', '.'), false, loader);
          }
        }
      }
    }
  }

  private static CircuitBreakerSettings openForAnHour() {
    CircuitBreakerSettings defaults = new CircuitBreakerSettings();
    return new CircuitBreakerSettings(
        defaults.window(),
        defaults.windowSize(),
        defaults.windowDuration(),
        defaults.minimumCalls(),
        defaults.failureRate(),
        Duration.ofHours(1),
        defaults.trialCalls());
  }
}
