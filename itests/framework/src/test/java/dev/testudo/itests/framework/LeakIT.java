package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerListener;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheListener;
import dev.testudo.cache.Caches;
import dev.testudo.error.ErrorClassifier;
import dev.testudo.error.ErrorListener;
import dev.testudo.guard.Guard;
import dev.testudo.guard.Guards;
import dev.testudo.itests.api.Greeter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.retry.Retries;
import dev.testudo.testkit.Await;
import dev.testudo.trace.SpanListener;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** What a bundle leaves behind when it is stopped and uninstalled. */
@InFramework(fresh = true)
class LeakIT extends FrameworkCase {

  // In the order in which they are taken away, and those that have threads.
  private static final List<String> WORDS =
      List.of(
          "report",
          "retry",
          "breaker",
          "cache",
          "error",
          "alert",
          "trace",
          "profile",
          "memory",
          "health",
          "metric-prometheus",
          "http",
          "metric",
          "weaver",
          "guard");
  private static final List<String> WITH_THREADS =
      List.of(
          "alert", "breaker", "cache", "error", "guard", "health", "memory", "metric", "report",
          "retry", "trace");

  @Configuration
  static Option[] installed() {
    return options(
        Provision.ground(),
        Provision.server(),
        Provision.bundle("org.apache.felix.healthcheck.api"),
        Provision.capabilities(WORDS.toArray(String[]::new)));
  }

  @Test
  @DisplayName("R78 no capability, nor guard and weaver, leaves a thread or a class loader")
  void noThreadAndNoClassLoaderIsLeft() {
    Greeter greeter = workHard();
    // That of HTTP waits for a port, if it is not to be had at once.
    Await.until(() -> owners().equals(WITH_THREADS), () -> owners().toString());
    Map<String, WeakReference<ClassLoader>> loaders = new LinkedHashMap<>();
    for (String word : WORDS) {
      Bundle bundle = inside.bundle("dev.testudo." + word.replace('-', '.') + ".provider");
      loaders.put(word, new WeakReference<>(Inside.loader(bundle)));
      inside.stop(bundle);
      Await.until(
          Duration.ofSeconds(2), () -> !owners().contains(word), () -> word + " left " + owners());
      inside.uninstall(bundle);
      assertEquals("hello you", greeter.greet("you"));
    }
    Await.untilCollected(
        () -> loaders.values().stream().allMatch(one -> one.get() == null),
        () -> "still reachable: " + loaders);
    assertEquals("hello you", greeter.greet("you"));
  }

  // Everything that makes threads, and everything that could be held by somebody.
  private Greeter workHard() {
    inside.configure("dev.testudo.http", "port", "0");
    inside.configure("dev.testudo.retry~hard", "delay", "20ms", "budgetMinimum", "1000");
    inside.configure(
        GreeterCase.PID, "services", GreeterCase.ALL, "policies", "retry, breaker, cache");
    inside.register(CircuitBreakerListener.class, event -> {});
    inside.register(ErrorListener.class, event -> {});
    inside.register(ErrorClassifier.class, failure -> Optional.empty());
    CircuitBreaker breaker = inside.service(CircuitBreakers.class).named("hard");
    breaker.open();
    inside.register(SpanListener.class, span -> {});
    Tracer tracer = inside.service(Traces.class).named("hard", new TracerSettings(1, 100, 100_000));
    tracer.span("closed").close();
    tracer.span("never closed");
    inside.register(CacheListener.class, event -> {});
    Cache<Object, Object> cache = inside.service(Caches.class).named("hard");
    cache.put("key", "value");
    cache.getAsync("other", key -> new CompletableFuture<>());
    cache.invalidateAll();
    Metrics metrics = inside.service(Metrics.class);
    metrics.named("hard_total", MeterSettings.counter("Work")).counter().increment();
    metrics.named("hard", MeterSettings.gauge("Work")).gauge(() -> 42);
    Guard guard = inside.service(Guards.class).named("hard");
    inside.configure("dev.testudo.guard~hard", "policies", "retry");
    inside.install(GreeterCase.shared("1.0.0"));
    Greeter greeter = inside.service(Greeter.class);
    assertEquals("hello you", greeter.greet("you"));
    for (int i = 0; i < 3; i++) {
      assertFalse(
          guard
              .stage("fail", LeakIT::fail)
              .toCompletableFuture()
              .handle((r, e) -> e == null)
              .join());
      assertFalse(
          inside
              .service(Retries.class)
              .named("hard")
              .stage(LeakIT::fail)
              .toCompletableFuture()
              .handle((r, e) -> e == null)
              .join());
    }
    breaker.close();
    return greeter;
  }

  private static CompletableFuture<String> fail() {
    return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
  }

  /** The capabilities that have threads now. */
  private static List<String> owners() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("testudo-") && !name.startsWith("testudo-state-"))
        .map(name -> name.split("-")[1])
        .distinct()
        .sorted()
        .toList();
  }
}
