package dev.testudo.bench;

import dev.testudo.Work;
import dev.testudo.bench.api.Failure;
import dev.testudo.bench.api.Target;
import dev.testudo.bench.provider.Answer;
import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.State;
import dev.testudo.breaker.WindowType;
import dev.testudo.bulkhead.Bulkhead;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.Caches;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiters;
import dev.testudo.platform.Platform;
import dev.testudo.platform.PlatformOptions;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.Pools;
import dev.testudo.profile.Profiler;
import dev.testudo.profile.ProfilerSettings;
import dev.testudo.profile.Profilers;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The platform of the distribution, in this program, after a number of updates in place. What a
 * client holds it got before the first of them.
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
public class House {
  private static final int WARM_CALLS = 20_000;

  /** How often each bundle is updated before anything is measured. */
  @Param("6")
  public int updates;

  /** A face without a guard. */
  Target plain;

  /** A guarded face whose guard has no policy. */
  Target empty;

  /** A guarded face with metric, retry and breaker. */
  Target full;

  /** The same, and the time of every call is taken. */
  Target exact;

  /** A guarded face with metric and breaker, which stays closed. */
  Target failing;

  /** The guard of {@link #full}, as code holds it. */
  Guard guard;

  /** A guarded face with metric, retry, breaker and bulkhead. */
  Target compartment;

  /** A guarded face with metric, retry, limiter, breaker, bulkhead and timeout. */
  Target shields;

  /** A guarded face with metric, trace, retry, breaker and bulkhead; next to no call is traced. */
  Target traced;

  /** The same, and every call is traced. */
  Target sampled;

  /** A guarded face with metric, trace, retry, breaker, bulkhead, error and timeout. */
  Target all;

  /** Traces every span. */
  Tracer tracer;

  /** A guarded face with metric and profile. */
  Target profiled;

  /** A guarded face with metric, whose every call is timed: {@link #profiled} without profile. */
  Target timed;

  Profiler profiler;

  /** One that takes no bytes. */
  Profiler timeProfiler;

  CircuitBreaker breaker;

  /** A cache with room for all keys of {@link Keys}. */
  Cache<Integer, Integer> cache;

  /** A cache with room for a few. */
  Cache<Integer, Integer> small;

  Caches caches;

  /** Never refuses. */
  RateLimiter limiter;

  Bulkhead bulkhead;

  /** A pool of ten objects. */
  Pool<Object> pool;

  Work<Object, RuntimeException> work;

  private Path folder;
  private Platform platform;

  /** Launches the platform and wears it in. */
  @Setup
  public void open() throws Exception {
    folder = Files.createTempDirectory("testudo-bench");
    Path jar = folder.resolve("answer.jar");
    Bundles.writeAnswer(jar);
    Path home = Path.of(System.getProperty("testudo.dist"), "testudo").toAbsolutePath().normalize();
    platform =
        Platform.launch(
            PlatformOptions.at(home)
                .data(folder.resolve("data"))
                .share("dev.testudo.bench.api", "1.0.0"));
    Bundles bundles = new Bundles(platform, home);
    CircuitBreakers breakers = face(CircuitBreakers.class, "");
    Guards guards = face(Guards.class, "");
    breakers.named("failing", neverOpens());
    guards.named("empty", new GuardSettings("-metric", "-error", "-trace"));
    guards.named("failing", new GuardSettings("breaker", "-trace"));
    // What the peers do: they keep no account of what failed.
    guard = guards.named("full", new GuardSettings("retry", "breaker", "-error", "-trace"));
    guards.named(
        "exact",
        new GuardSettings("retry", "breaker", "-error", "-trace").with(GuardSettings.Timing.EXACT));
    guards.named("compartment", new GuardSettings("retry", "breaker", "bulkhead", "-trace"));
    guards.named(
        "shields",
        new GuardSettings(
            "retry", "limiter=alone", "breaker", "bulkhead", "timeout", "-error", "-trace"));
    guards.named("traced", new GuardSettings("retry", "breaker", "bulkhead", "-error"));
    guards.named("sampled", new GuardSettings("retry", "breaker", "bulkhead", "-error"));
    guards.named("all", new GuardSettings("retry", "breaker", "bulkhead", "timeout"));
    Traces traces = face(Traces.class, "");
    traces.named("traced", new TracerSettings(1e-12, 1_000, 1 << 20));
    traces.named("all", new TracerSettings(1e-12, 1_000, 1 << 20));
    traces.named("sampled", new TracerSettings(1, 1_000, 1 << 20));
    tracer = traces.named("hand", new TracerSettings(1, 1_000, 1 << 20));
    guards.named("profiled", new GuardSettings("profile", "-error", "-trace"));
    guards.named("timed", new GuardSettings("-error", "-trace").with(GuardSettings.Timing.EXACT));
    Profilers profilers = face(Profilers.class, "");
    profiler = profilers.named("by-hand");
    timeProfiler =
        profilers.named("without-bytes", new ProfilerSettings(false, 100, Duration.ofHours(1)));
    breaker = breakers.named("alone");
    caches = face(Caches.class, "");
    cache = caches.cache("large", new CacheSettings(Keys.ROOM, Duration.ofMinutes(10)));
    small = caches.cache("small", new CacheSettings(Keys.SMALL, Duration.ofMinutes(10)));
    Keys.fill(cache::put);
    limiter =
        face(RateLimiters.class, "")
            .named(
                "alone",
                new RateLimiterSettings(1_000_000_000, Duration.ofSeconds(1), 0, Duration.ZERO));
    bulkhead = face(Bulkheads.class, "").named("alone");
    pool = face(Pools.class, "").pool("bench", Object::new, new PoolSettings().size(10, 10));
    Answer answer = new Answer();
    work = answer::ask;
    bundles.start(jar);
    plain = face(Target.class, "plain");
    empty = face(Target.class, "empty");
    full = face(Target.class, "full");
    exact = face(Target.class, "exact");
    failing = face(Target.class, "failing");
    compartment = guards.named("compartment").wrap(Target.class, answer);
    shields = guards.named("shields").wrap(Target.class, answer);
    traced = guards.named("traced").wrap(Target.class, answer);
    sampled = guards.named("sampled").wrap(Target.class, answer);
    all = guards.named("all").wrap(Target.class, answer);
    profiled = guards.named("profiled").wrap(Target.class, answer);
    timed = guards.named("timed").wrap(Target.class, answer);
    for (int i = 0; i < updates; i++) {
      warm();
      bundles.update("answer", jar);
      bundles.update("dev.testudo.guard.provider", "testudo-guard");
      bundles.update("dev.testudo.breaker.provider", "testudo-breaker");
      bundles.update("dev.testudo.retry.provider", "testudo-retry");
      bundles.update("dev.testudo.metric.provider", "testudo-metric");
      bundles.update("dev.testudo.cache.provider", "testudo-cache");
      bundles.update("dev.testudo.limiter.provider", "testudo-limiter");
      bundles.update("dev.testudo.bulkhead.provider", "testudo-bulkhead");
      bundles.update("dev.testudo.timeout.provider", "testudo-timeout");
      bundles.update("dev.testudo.pool.provider", "testudo-pool");
      bundles.update("dev.testudo.trace.provider", "testudo-trace");
      bundles.update("dev.testudo.profile.provider", "testudo-profile");
    }
    check(guard.snapshot().policies().equals(List.of("metric=full", "retry=full", "breaker=full")));
    check(guards.named("empty").snapshot().policies().isEmpty());
    System.gc();
    System.gc();
  }

  private void warm() {
    for (int i = 0; i < WARM_CALLS; i++) {
      plain.ask();
      empty.ask();
      full.ask();
      exact.ask();
      guard.call("op", work);
      cache.getIfPresent(i % Keys.NUMBER);
      breaker.call(work);
      compartment.ask();
      shields.ask();
      traced.ask();
      sampled.ask();
      all.ask();
      tracer.span("hand").close();
      profiled.ask();
      timed.ask();
      profiler.start("op").close();
      timeProfiler.start("op").close();
      limiter.call(work);
      bulkhead.call(work);
      pool.claim().close();
      try {
        failing.failMostly();
      } catch (Failure expected) {
        // as most of them
      }
    }
  }

  private static CircuitBreakerSettings neverOpens() {
    return new CircuitBreakerSettings(
        WindowType.COUNT, 100, Duration.ofSeconds(10), 20, 1, Duration.ofSeconds(10), 3);
  }

  /** Sees that what was measured was what should be, and leaves nothing behind. */
  @TearDown
  public void close() throws IOException {
    check(guard.snapshot().faults() == 0);
    check(guard.snapshot().missing().isEmpty());
    check(breaker.state() == State.CLOSED);
    check(cache.snapshot().size() == Keys.NUMBER && cache.snapshot().misses() == 0);
    check(limiter.snapshot().rejected() == 0);
    check(bulkhead.snapshot().rejected() == 0);
    check(pool.snapshot().size() == 10 && pool.snapshot().late() == 0);
    check(tracer.snapshot().unsampled() == 0 && tracer.snapshot().droppedActive() == 0);
    check(profiler.snapshot().abandoned() + profiler.snapshot().lost() == 0);
    platform.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(House::delete);
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("the benchmark does not measure what it should");
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A service as a client sees it; the system bundle would see the one behind the face as well. */
  private <T> T face(Class<T> type, String pid) throws InvalidSyntaxException {
    String filter =
        "(&(testudo.faced=*)" + (pid.isEmpty() ? "" : "(service.pid=" + pid + ")") + ")";
    BundleContext context = platform.bundleContext();
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() - end < 0) {
      for (ServiceReference<T> reference : context.getServiceReferences(type, filter)) {
        return context.getService(reference);
      }
      LockSupport.parkNanos(5_000_000);
    }
    throw new IllegalStateException(
        "no face of " + type.getName() + "; problems: " + platform.status().problems());
  }
}
