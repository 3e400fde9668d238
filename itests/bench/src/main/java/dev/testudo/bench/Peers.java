package dev.testudo.bench;

import dev.testudo.bench.api.Target;
import dev.testudo.bench.provider.Answer;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Resilience4j and Micrometer with the settings that they come with, decorated once, which is their
 * cheapest way; in a program that never updates anything.
 */
@State(Scope.Benchmark)
public class Peers {
  @Param({"SYNCHRONIZED", "LOCK_FREE"})
  public SlidingWindowSynchronizationStrategy window;

  Timer timer;
  CircuitBreaker breaker;
  Supplier<Object> target;
  Supplier<Object> full;
  Supplier<Object> failing;
  Supplier<Object> compartment;
  Bulkhead bulkhead;

  /** Never refuses. */
  RateLimiter limiter;

  /** Puts the decorators around the targets. */
  @Setup
  public void open() {
    Target answer = new Answer();
    target = answer::ask;
    timer = Timer.builder("call").register(new SimpleMeterRegistry());
    breaker = CircuitBreaker.of("alone", config().build());
    full =
        Retry.decorateSupplier(
            Retry.ofDefaults("full"),
            CircuitBreaker.decorateSupplier(CircuitBreaker.of("full", config().build()), target));
    bulkhead = Bulkhead.of("alone", BulkheadConfig.ofDefaults());
    limiter =
        RateLimiter.of(
            "alone",
            RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .limitForPeriod(1_000_000_000)
                .timeoutDuration(Duration.ZERO)
                .build());
    compartment =
        Retry.decorateSupplier(
            Retry.ofDefaults("compartment"),
            CircuitBreaker.decorateSupplier(
                CircuitBreaker.of("compartment", config().build()),
                Bulkhead.decorateSupplier(
                    Bulkhead.of("compartment", BulkheadConfig.ofDefaults()), target)));
    failing =
        CircuitBreaker.decorateSupplier(
            CircuitBreaker.of("failing", config().failureRateThreshold(100).build()),
            answer::failMostly);
  }

  private CircuitBreakerConfig.Builder config() {
    CircuitBreakerConfig otherwise = CircuitBreakerConfig.ofDefaults();
    return CircuitBreakerConfig.custom()
        .slidingWindow(
            otherwise.getSlidingWindowSize(),
            otherwise.getMinimumNumberOfCalls(),
            otherwise.getSlidingWindowType(),
            window);
  }
}
