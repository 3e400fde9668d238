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
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Resilience4j, Micrometer and OpenTelemetry with the settings that they come with, decorated once,
 * which is their cheapest way; in a program that never updates anything.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
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

  /** OpenTelemetry, which samples none, or all; what it samples goes nowhere. */
  Tracer unsampled;

  Tracer sampled;

  /** Never refuses. */
  RateLimiter limiter;

  // At such rates its queue is full, and it says so all the time.
  private final Logger log = Logger.getLogger(BatchSpanProcessor.class.getName());
  private SdkTracerProvider none;
  private SdkTracerProvider all;

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
    log.setLevel(Level.OFF);
    none = tracers(Sampler.alwaysOff());
    all = tracers(Sampler.alwaysOn());
    unsampled = none.get("bench");
    sampled = all.get("bench");
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

  /** Ends what batches spans. */
  @TearDown
  public void close() {
    none.close();
    all.close();
  }

  // As it is set up usually: by parent, batches, and an exporter that here throws all away.
  private static SdkTracerProvider tracers(Sampler root) {
    return SdkTracerProvider.builder()
        .setSampler(Sampler.parentBased(root))
        .addSpanProcessor(BatchSpanProcessor.builder(new Nowhere()).build())
        .build();
  }

  private static final class Nowhere implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  static Object traced(Tracer tracer, Timer timer, Supplier<Object> work) {
    Span span = tracer.spanBuilder("call").startSpan();
    try (Scope scope = span.makeCurrent()) {
      return scope == null ? null : timer.record(work);
    } finally {
      span.end();
    }
  }

  static Object traced(Tracer tracer) {
    Span span = tracer.spanBuilder("work").startSpan();
    try (Scope scope = span.makeCurrent()) {
      return scope == null ? tracer : span;
    } finally {
      span.end();
    }
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
