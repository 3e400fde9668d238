package dev.testudo.trace.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.guard.Guard;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.SpanEvent;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.SpanStatus;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Spans that the guard opens. */
class GuardedSpansTest {
  private final AtomicInteger attempts = new AtomicInteger();

  private String failUntil(int attempt) throws IOException {
    if (attempts.incrementAndGet() < attempt) {
      throw new IOException("lost " + attempts);
    }
    return "answer";
  }

  @Test
  void aCallIsASpanAndCallsWithinAreItsChildren() {
    try (Bench bench = new Bench(Bench.ALL)) {
      Guard stock = bench.guard("stock");
      bench.guard.call(
          "sell",
          () -> {
            stock.call("find", () -> "book");
            stock.call("take", () -> "book");
            return "sold";
          });
      bench.guard.call("close", () -> "closed");
      List<Trace> traces = bench.traces.recent(new TraceFilter());
      assertEquals(List.of("shop.close OK"), Bench.tree(traces.get(0)));
      assertEquals(
          List.of("shop.sell OK", "  stock.find OK", "  stock.take OK"), Bench.tree(traces.get(1)));
      assertEquals(List.of("shop", "stock", "stock"), tracers(traces.get(1)));
      assertEquals("", bench.traceId(), "nothing is current behind the call");
    }
  }

  private static List<String> tracers(Trace trace) {
    return trace.spans().stream().map(SpanSnapshot::tracer).toList();
  }

  @Test
  void theAttemptsOfACallAreSeenWithTheirTimesAndOutcomes() throws Exception {
    try (Bench bench = new Bench(Bench.ALL, "retry")) {
      assertEquals("answer", bench.guard.call("find", () -> failUntil(3)));
      Trace trace = bench.only();
      assertEquals(
          List.of("shop.find OK", "- attempt 1 FAILURE", "- attempt 2 FAILURE", "- attempt 3 OK"),
          Bench.tree(trace));
      assertFalse(trace.failed());
      SpanSnapshot span = trace.spans().get(0);
      SpanEvent first = span.events().get(0);
      SpanEvent second = span.events().get(1);
      assertEquals("IOException: lost 1; again in 1 ms", first.text());
      assertEquals(Duration.ZERO, first.at());
      Duration wait = second.at().minus(first.duration());
      assertTrue(wait.compareTo(Duration.ofMillis(1)) >= 0, () -> "waited " + wait);
      assertTrue(span.duration().compareTo(Duration.ofMillis(2)) >= 0);
    }
  }

  @Test
  void aCallThatFailsSaysOfWhat() {
    try (Bench bench = new Bench(Bench.ALL, "retry")) {
      assertThrows(IOException.class, () -> bench.guard.call("find", () -> failUntil(9)));
      Trace trace = bench.only();
      assertTrue(trace.failed());
      assertEquals("IOException: lost 3", trace.spans().get(0).error());
      assertEquals(3, trace.spans().get(0).events().size());
    }
  }

  @Test
  void aCallThatIsAnsweredByAFallbackShowsTheAttemptsAndSaysSo() throws Exception {
    try (Bench bench = new Bench(Bench.ALL, "fallback", "retry")) {
      bench.guard.call("find", () -> failUntil(9));
      SpanSnapshot span = bench.only().spans().get(0);
      assertEquals(SpanStatus.OK, span.status());
      assertEquals(Map.of("fallback", "true"), span.attributes());
      assertEquals("answered by a fallback", span.events().get(2).text());
    }
  }

  @Test
  void whatIsTurnedAwayIsRejectedAndNoFailure() {
    try (Bench bench = new Bench(Bench.ALL)) {
      assertThrows(
          RuntimeException.class,
          () ->
              bench.guard.call(
                  "find",
                  () -> {
                    throw new dev.testudo.ServiceGoneException("gone");
                  }));
      SpanSnapshot span = bench.only().spans().get(0);
      assertNotEquals(SpanStatus.OK, span.status());
    }
  }

  @Test
  @DisplayName("O25 nothing is current behind a call, whatever way it ends")
  void nothingIsLeft() {
    try (Bench bench = new Bench(Bench.ALL, "retry")) {
      assertThrows(IOException.class, () -> bench.guard.call("a", () -> failUntil(9)));
      assertEquals("", bench.traceId());
      bench.guard.stage("b", () -> CompletableFuture.failedFuture(new IOException()));
      assertEquals("", bench.traceId());
      bench.guard.stage(
          "c",
          () -> {
            throw new IllegalStateException();
          });
      assertEquals("", bench.traceId());
      bench.guard.stage("d", CompletableFuture::new);
      assertEquals("", bench.traceId(), "of a stage that never ends");
      assertEquals(Map.of(), bench.injected());
    }
  }

  @Test
  void eachAttemptOfAStageIsInItsSpanInWhateverThread() throws Exception {
    try (Bench bench = new Bench(Bench.ALL, "retry")) {
      Guard stock = bench.guard("stock");
      ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
      String answer =
          bench
              .guard
              .stage(
                  "find",
                  () -> {
                    seen.add(bench.traceId());
                    stock.call("look", () -> "looked");
                    return CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return failUntil(3);
                          } catch (IOException e) {
                            throw new java.util.concurrent.CompletionException(e);
                          }
                        });
                  })
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      assertEquals("answer", answer);
      Trace trace = bench.only();
      assertEquals(List.of(trace.traceId()), seen.stream().distinct().toList());
      assertEquals(3, seen.size());
      assertEquals(
          List.of(
              "shop.find OK",
              "- attempt 1 FAILURE",
              "- attempt 2 FAILURE",
              "- attempt 3 OK",
              "  stock.look OK",
              "  stock.look OK",
              "  stock.look OK"),
          Bench.tree(trace));
    }
  }

  @Test
  void aStageThatIsBegunWithinACallIsItsChildAndLeavesItsContextAlone() {
    try (Bench bench = new Bench(Bench.ALL)) {
      Guard stock = bench.guard("stock");
      CompletableFuture<String> later = new CompletableFuture<>();
      bench.guard.call(
          "sell",
          () -> {
            String before = bench.injected().get("traceparent");
            stock.stage("find", () -> later);
            assertEquals(before, bench.injected().get("traceparent"));
            stock.call("take", () -> "taken");
            return "sold";
          });
      later.complete("found");
      assertEquals(
          List.of("shop.sell OK", "  stock.find OK", "  stock.take OK"), Bench.tree(bench.only()));
    }
  }

  @Test
  @DisplayName("O27 what is not traced stays so all the way down, and says so to others")
  void unsampledStaysUnsampled() {
    try (Bench bench = new Bench(Bench.NONE)) {
      bench.traces.named("stock", Bench.ALL);
      Guard stock = bench.guard("stock");
      bench.guard.call(
          "sell",
          () -> {
            stock.call("find", () -> "found");
            stock.stage("look", () -> CompletableFuture.completedFuture(stock.call("in", () -> 1)));
            try (Span span = bench.traces.named("stock").span("by hand")) {
              assertFalse(span.recorded());
            }
            String parent = bench.injected().get("traceparent");
            assertTrue(parent.endsWith("-02"), parent);
            return "sold";
          });
      assertEquals(List.of(), bench.traces.recent(new TraceFilter()));
      assertEquals(1, bench.tracer.snapshot().unsampled());
      assertEquals(4, bench.traces.named("stock").snapshot().unsampled());
    }
  }

  @Test
  @DisplayName("O27 what is part of a trace is traced, whatever its own ratio")
  void sampledStaysSampled() {
    try (Bench bench = new Bench(Bench.ALL)) {
      bench.traces.named("stock", Bench.NONE);
      Guard stock = bench.guard("stock");
      bench.guard.call("sell", () -> stock.call("find", () -> "found"));
      assertEquals(List.of("shop.sell OK", "  stock.find OK"), Bench.tree(bench.only()));
    }
  }

  @Test
  void aTraceFromElsewhereGoesOnHereAndFromHere() {
    try (Bench bench = new Bench(Bench.NONE)) {
      String trace = "0af7651916cd43dd8448eb211c80319c";
      Map<String, String> headers =
          Map.of(
              "traceparent", "00-" + trace + "-b7ad6b7169203331-01",
              "tracestate", "vendor=1",
              "baggage", "user=7",
              "correlation_id", "order-4711");
      try (Span span = bench.tracer.span("GET /orders", headers)) {
        assertTrue(span.recorded());
        bench.guard.call(
            "find",
            () -> {
              Map<String, String> out = bench.injected();
              SpanContext context = SpanContext.from(out).orElseThrow();
              assertEquals(trace, context.traceIdText());
              assertNotEquals("b7ad6b7169203331", context.spanIdText());
              assertEquals("vendor=1", out.get("tracestate"));
              assertEquals("order-4711", out.get("correlation_id"));
              assertEquals("7", context.baggage().get("user"));
              return "found";
            });
      }
      Trace kept = bench.only();
      assertEquals(trace, kept.traceId());
      assertEquals("b7ad6b7169203331", kept.spans().get(0).parentId());
      assertEquals(List.of("GET /orders OK", "  shop.find OK"), Bench.tree(kept));
    }
  }

  @Test
  void aRequestThatIsNotTracedElsewhereIsNotHereAndKeepsItsIds() {
    try (Bench bench = new Bench(Bench.ALL)) {
      String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
      try (Span span = bench.tracer.span("GET", Map.of("traceparent", parent))) {
        assertFalse(span.recorded());
        assertEquals(parent, bench.guard.call("find", bench::injected).get("traceparent"));
      }
      assertEquals(List.of(), bench.traces.recent(new TraceFilter()));
    }
  }

  @Test
  void aCorrelationIdWithoutATraceIsCarriedByBoth() {
    for (var settings : List.of(Bench.ALL, Bench.NONE)) {
      try (Bench bench = new Bench(settings)) {
        try (Span span = bench.tracer.span("GET", Map.of("correlation_id", "4711"))) {
          assertEquals(settings.equals(Bench.ALL), span.recorded());
          Map<String, String> out = bench.guard.call("find", bench::injected);
          assertEquals("4711", out.get("correlation_id"));
          assertEquals(settings.equals(Bench.ALL), SpanContext.from(out).orElseThrow().sampled());
        }
        try (var scope =
            bench.traces.attach(new SpanContext(0, 0, 0, 0, "", Map.of("correlation_id", "1")))) {
          assertTrue(scope != null);
          assertEquals("1", bench.guard.call("find", bench::injected).get("correlation_id"));
          bench.traces.named("stock", Bench.ALL);
          Guard stock = bench.guard("stock");
          Map<String, String> out =
              bench.guard.call("find", () -> stock.call("look", bench::injected));
          assertEquals(settings.equals(Bench.ALL), SpanContext.from(out).orElseThrow().sampled());
          try (Span span = bench.tracer.span("by hand")) {
            assertEquals(settings.equals(Bench.ALL), span.recorded());
            assertEquals("1", bench.injected().get("correlation_id"));
          }
        }
      }
    }
  }

  @Test
  void aTracedCallIsTimedHoweverQuickItsOperationIs() {
    try (Bench bench = new Bench(Bench.NONE)) {
      for (int i = 0; i < 20_000; i++) { // now few of its calls are timed
        bench.guard.call("quick", () -> "done");
      }
      bench.tracer.reconfigure(Bench.ALL);
      for (int i = 0; i < 100; i++) {
        bench.guard.call(
            "quick",
            () -> {
              LockSupport.parkNanos(100_000);
              return "done";
            });
      }
      for (Trace trace : bench.traces.recent(new TraceFilter())) {
        assertTrue(trace.duration().toNanos() >= 50_000, () -> "took " + trace.duration());
      }
      assertEquals(100, bench.tracer.snapshot().sampled());
      assertEquals(20_000, bench.tracer.snapshot().unsampled());
    }
  }
}
