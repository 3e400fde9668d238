package dev.testudo.trace.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.Await;
import dev.testudo.trace.Scope;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.SpanEvent;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.SpanStatus;
import dev.testudo.trace.TraceFilter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Spans that code opens. */
class HandSpansTest {
  private final Bench bench = new Bench(Bench.ALL, "retry");
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    other.shutdownNow();
    bench.close();
  }

  private void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work, other).join();
  }

  @Test
  void aSpanIsCurrentUntilItIsClosed() {
    try (Span outer = bench.tracer.span("parse")) {
      outer.attribute("file", "orders.csv").event("opened");
      try (Span inner = bench.tracer.span("line")) {
        inner.fail(new IOException("torn"));
        bench.traces.current().attribute("number", "7");
      }
      assertEquals(outer.context(), bench.traces.current().context());
      bench.guard.call("store", () -> "stored");
    }
    assertEquals("", bench.traceId());
    assertEquals(
        List.of("parse OK", "- opened OK", "  line FAILURE", "  shop.store OK"),
        Bench.tree(bench.only()));
    SpanSnapshot parse = bench.only().spans().get(0);
    SpanSnapshot line = bench.only().spans().get(1);
    assertEquals(Map.of("file", "orders.csv"), parse.attributes());
    assertEquals(Map.of("number", "7"), line.attributes());
    assertEquals("IOException: torn", line.error());
    assertTrue(bench.only().failed());
  }

  @Test
  void aSpanWithinACallIsItsChildAndTheParentOfWhatFollows() {
    bench.guard.call(
        "sell",
        () -> {
          try (Span span = bench.tracer.span("pack")) {
            assertTrue(span.recorded());
            bench.guard.call("weigh", () -> 1);
          }
          return bench.guard.call("send", () -> 2);
        });
    assertEquals(
        List.of("shop.sell OK", "  pack OK", "    shop.weigh OK", "  shop.send OK"),
        Bench.tree(bench.only()));
  }

  @Test
  @DisplayName("O25 scopes closed in the wrong order leave nothing current")
  void theWrongOrder() {
    Span outer = bench.tracer.span("outer");
    Span inner = bench.tracer.span("inner");
    outer.close();
    assertEquals(inner.context(), bench.traces.current().context());
    inner.close();
    assertEquals("", bench.traceId());
    bench.guard.call(
        "sell",
        () -> {
          String own = bench.injected().get("traceparent");
          Span first = bench.tracer.span("first");
          Span second = bench.tracer.span("second");
          first.close();
          second.close();
          assertEquals(own, bench.injected().get("traceparent"));
          return "sold";
        });
    assertEquals("", bench.traceId());
  }

  @Test
  @DisplayName("O25 a scope closed by another thread leaves nothing in either")
  void anotherThread() {
    Span span = bench.tracer.span("here");
    elsewhere(
        () -> {
          assertEquals("", bench.traceId(), "not current there");
          try (Span own = bench.tracer.span("there")) {
            span.close();
            assertEquals(own.context(), bench.traces.current().context());
          }
          assertEquals("", bench.traceId());
        });
    assertEquals("", bench.traceId());
    bench.guard.call(
        "sell",
        () -> {
          String own = bench.injected().get("traceparent");
          Span within = bench.tracer.span("within");
          elsewhere(within::close);
          String trace = bench.traceId();
          assertEquals(trace, bench.guard.call("find", bench::traceId));
          assertEquals(own, bench.injected().get("traceparent"));
          return "sold";
        });
    assertEquals("", bench.traceId());
  }

  @Test
  @DisplayName("O25 what is opened outside of a call and closed inside it leaves the call alone")
  void acrossACall() {
    Span outer = bench.tracer.span("outer");
    bench.guard.call(
        "sell",
        () -> {
          String own = bench.injected().get("traceparent");
          outer.close();
          assertEquals(own, bench.injected().get("traceparent"));
          return "sold";
        });
    assertEquals("", bench.traceId());
  }

  @Test
  @DisplayName(
      "O24, O25 a scope that is never closed ends with its call, and outside of one when"
          + " nobody has it any more")
  void never() {
    bench.guard.call(
        "sell",
        () -> {
          bench.tracer.span("forgotten");
          return bench.guard.call("find", () -> "found");
        });
    assertEquals("", bench.traceId(), "the next request inherits nothing");
    String first = bench.guard.call("next", bench::traceId);
    String second = bench.guard.call("next", bench::traceId);
    assertNotEquals(first, second);
    bench.tracer.span("forgotten, too");
    Await.untilCollected(() -> bench.traceId().isEmpty(), () -> "still current");
    Await.untilCollected(
        () -> bench.tracer.snapshot().abandoned() == 2,
        () -> "counted " + bench.tracer.snapshot().abandoned());
  }

  @Test
  @DisplayName("O25 what an attempt leaves open is not current in the next one")
  void attemptsAreApart() throws IOException {
    String[] seen = new String[2];
    int[] attempt = {0};
    bench.guard.<Object, IOException>call(
        "find",
        () -> {
          seen[attempt[0]] = bench.injected().get("traceparent");
          bench.tracer.span("forgotten");
          if (attempt[0]++ == 0) {
            throw new IOException("once");
          }
          return "found";
        });
    assertEquals(seen[0], seen[1]);
  }

  @Test
  @DisplayName("O24 closed twice it ends once; what is said after the end is lost")
  void twice() {
    Span span = bench.tracer.span("once");
    span.close();
    span.attribute("late", "1").event("late").fail(new IOException());
    span.close();
    SpanSnapshot kept = bench.only().spans().get(0);
    assertEquals(SpanStatus.OK, kept.status());
    assertEquals(Map.of(), kept.attributes());
    assertEquals(List.of(), kept.events());
    assertEquals(1, bench.tracer.snapshot().stored());
  }

  @Test
  @DisplayName("O37 of attributes and events a bounded number is kept, and the others are counted")
  void bounded() {
    try (Span span = bench.tracer.span("much")) {
      for (int i = 0; i < 100; i++) {
        span.attribute("key" + i, "x".repeat(10_000)).event("event " + i);
      }
      span.attribute("key0", "again");
    }
    SpanSnapshot kept = bench.only().spans().get(0);
    assertEquals(64, kept.attributes().size());
    assertEquals("again", kept.attributes().get("key0"));
    assertEquals(512, kept.attributes().get("key1").length());
    assertEquals(64, kept.events().size());
    assertEquals(72, kept.droppedDetails());
  }

  @Test
  void workIsCarriedIntoOtherThreads() {
    Runnable[] carried = new Runnable[2];
    String[] seen = new String[2];
    bench.guard.call(
        "sell",
        () -> {
          carried[0] = bench.traces.carry(() -> seen[0] = bench.traceId());
          return "sold";
        });
    carried[1] = bench.traces.carry(() -> seen[1] = bench.traceId());
    for (Runnable one : carried) {
      elsewhere(one);
      elsewhere(() -> assertEquals("", bench.traceId()));
    }
    assertEquals(bench.only().traceId(), seen[0]);
    assertEquals("", seen[1]);
  }

  @Test
  void whatIsNotTracedIsCarriedAsSuch() {
    bench.tracer.reconfigure(Bench.NONE);
    Runnable[] carried = new Runnable[1];
    bench.guard.call(
        "sell",
        () -> {
          carried[0] = bench.traces.carry(() -> bench.guard.call("later", () -> 1));
          return "sold";
        });
    bench.tracer.reconfigure(Bench.ALL);
    elsewhere(carried[0]);
    assertEquals(List.of(), bench.traces.recent(new TraceFilter()));
  }

  @Test
  void anAttachedContextIsTheParentUntilItsScopeIsClosed() {
    SpanContext context =
        SpanContext.from(
                Map.of("traceparent", "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
            .orElseThrow();
    Scope scope = bench.traces.attach(context);
    assertEquals(context, bench.traces.current().context().orElseThrow());
    assertFalse(bench.traces.current().recorded());
    bench.tracer.span("work").close();
    scope.close();
    scope.close();
    assertEquals("", bench.traceId());
    assertEquals("b7ad6b7169203331", bench.only().spans().get(0).parentId());
  }

  @Test
  void eventsSayWhen() {
    try (Span span = bench.tracer.span("work")) {
      span.event("half");
    }
    SpanSnapshot kept = bench.only().spans().get(0);
    SpanEvent half = kept.events().get(0);
    assertTrue(!half.at().isNegative() && half.at().compareTo(kept.duration()) <= 0);
  }
}
