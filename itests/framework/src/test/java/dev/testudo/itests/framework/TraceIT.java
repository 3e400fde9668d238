package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.guard.Guard;
import dev.testudo.guard.Guards;
import dev.testudo.testkit.Await;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.SpanListener;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Traces: of guarded calls, and without a guard. */
class TraceIT extends FrameworkCase {
  private static final String PID = "dev.testudo.trace~orders";

  private final AtomicInteger attempts = new AtomicInteger();

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("trace", "guard", "retry"));
  }

  private String failUntil(int attempt) {
    if (attempts.incrementAndGet() < attempt) {
      throw new IllegalStateException("not yet");
    }
    return "answer";
  }

  private Trace latest(String operation) {
    return inside
        .service(Traces.class)
        .recent(new TraceFilter(operation, false, Duration.ZERO, 1))
        .get(0);
  }

  @Test
  void aGuardedCallIsATraceThatShowsItsAttempts() {
    inside.configure(PID, "ratio", "1");
    inside.configure("dev.testudo.retry~orders", "delay", "1ms", "budgetMinimum", "1000");
    inside.configure("dev.testudo.guard~orders", "policies", "retry");
    Guard guard = inside.service(Guards.class).named("orders");
    assertEquals(List.of("trace=orders", "retry=orders"), guard.snapshot().policies());
    assertEquals("answer", guard.call("find", () -> failUntil(3)));
    Trace trace = latest("orders.find");
    assertEquals(1, trace.spans().size());
    assertEquals(
        List.of("attempt 1", "attempt 2", "attempt 3"),
        trace.spans().get(0).events().stream().map(event -> event.name()).toList());
  }

  @Test
  void spansByHandNeedNoGuard() {
    inside.configure(PID, "ratio", "1");
    Traces traces = inside.service(Traces.class);
    Tracer tracer = traces.named("orders");
    Bundle guard = inside.bundle("dev.testudo.guard.provider");
    inside.stop(guard);
    try (Span span = tracer.span("alone")) {
      assertTrue(span.recorded());
      Map<String, String> headers = new HashMap<>();
      traces.inject(headers);
      assertEquals(span.context(), SpanContext.from(headers));
    } finally {
      inside.start(guard);
    }
    assertEquals("alone", latest("alone").name());
    assertEquals("", traces.current().context().map(SpanContext::traceIdText).orElse(""));
  }

  @Test
  void listenersAreToldOfSpansThatEnd() {
    List<String> told = new CopyOnWriteArrayList<>();
    inside.register(
        SpanListener.class,
        span -> {
          throw new IllegalStateException("thrown by a listener, to see what becomes of it");
        });
    inside.register(SpanListener.class, span -> told.add(span.name()));
    inside.configure(PID, "ratio", "1");
    inside.service(Traces.class).named("orders").span("told").close();
    inside.service(Guards.class).named("orders").call("told, too", () -> "done");
    Await.until(() -> told.equals(List.of("told", "orders.told, too")));
  }

  @Test
  void aTraceGoesOnWhileItsCodeIsReplaced() {
    inside.configure(PID, "ratio", "1");
    Traces traces = inside.service(Traces.class);
    Guard guard = inside.service(Guards.class).named("orders");
    long before = traces.named("orders").snapshot().sampled();
    try (Span over = traces.named("orders").span("over")) {
      inside.update(inside.bundle("dev.testudo.trace.provider"));
      assertEquals(over.context(), traces.current().context());
      guard.call("within", () -> "done");
      inside.update(inside.bundle("dev.testudo.guard.provider"));
      Await.until(
          () -> {
            guard.call("behind", () -> "done");
            return guard.snapshot().policies().contains("trace=orders");
          });
    }
    Trace trace = latest("over");
    List<String> names = trace.spans().stream().map(span -> span.name()).toList();
    assertEquals(List.of("over", "orders.within", "orders.behind"), names.subList(0, 3));
    assertEquals(before + names.size(), traces.named("orders").snapshot().sampled());
    assertFalse(traces.current().recorded());
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    Tracer tracer = inside.service(Traces.class).named("orders");
    TracerSettings before = tracer.settings();
    inside.configure(PID, "ratio", "often");
    assertEquals(before, tracer.settings());
    inside.configure(PID, "ratio", "5%");
    assertEquals(0.05, tracer.settings().ratio());
  }
}
