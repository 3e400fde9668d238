package dev.testudo.trace.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.TracerSnapshot;
import dev.testudo.trace.Traces;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is kept, and found again. */
class KeptTest {
  private final FakeClock clock = new FakeClock();
  private final FakeRoom room = new FakeRoom();
  private final Traces traces = traces();
  private final Tracer tracer = traces.named("shop", new TracerSettings(1, 100, 1_000_000));

  private Traces traces() {
    TraceRegistry registry = new TraceRegistry(room, new FakeFaces(), clock);
    registry.adopt();
    return new TracesView(registry, "test");
  }

  private void span(String name, long millis) {
    try (Span span = tracer.span(name)) {
      assertTrue(span.recorded());
      clock.advance(Duration.ofMillis(millis));
    }
  }

  private List<String> names(TraceFilter filter) {
    return traces.recent(filter).stream().map(Trace::name).toList();
  }

  @Test
  void findsByOperationFailureAndDuration() {
    span("find", 10);
    try (Span outer = tracer.span("sell")) {
      outer.attribute("a", "b");
      try (Span inner = tracer.span("pay")) {
        inner.fail(new IOException());
        clock.advance(Duration.ofMillis(30));
      }
    }
    span("find", 50);
    assertEquals(List.of("find", "sell", "find"), names(new TraceFilter()));
    assertEquals(List.of("sell"), names(new TraceFilter("pay", false, Duration.ZERO, 9)));
    assertEquals(List.of("sell"), names(new TraceFilter("", true, Duration.ZERO, 9)));
    assertEquals(
        List.of("find", "sell"), names(new TraceFilter("", false, Duration.ofMillis(30), 9)));
    assertEquals(List.of("find"), names(new TraceFilter("", false, Duration.ZERO, 1)));
    Trace sell = traces.recent(new TraceFilter("sell", false, Duration.ZERO, 1)).get(0);
    assertEquals(sell, traces.trace(sell.traceId()).orElseThrow());
    assertEquals(sell, traces.trace(sell.traceId().substring(0, 20)).orElseThrow());
    assertTrue(traces.trace("").isEmpty(), "of three");
    assertTrue(traces.trace("zz").isEmpty());
  }

  @Test
  void theOldestGoAndAreCountedByReason() {
    for (int i = 0; i < 150; i++) {
      span("work", 1);
    }
    TracerSnapshot full = tracer.snapshot();
    assertEquals(100, full.stored());
    assertEquals(50, full.droppedForSpans());
    long each = full.bytes() / 100;
    tracer.reconfigure(new TracerSettings(1, 100, (int) (10 * each)));
    assertEquals(10, tracer.snapshot().stored());
    assertEquals(90, tracer.snapshot().droppedForBytes());
    tracer.reconfigure(new TracerSettings(1, 5, (int) (10 * each)));
    assertEquals(5, tracer.snapshot().stored());
    tracer.reset();
    assertEquals(0, tracer.snapshot().stored());
    assertEquals(0, tracer.snapshot().bytes());
    assertEquals(150, tracer.snapshot().sampled());
    assertEquals(55, tracer.snapshot().droppedForSpans());
  }

  @Test
  void moreSpansThanThereIsRoomForAreNotOpenedAndCounted() {
    List<Span> open = new ArrayList<>();
    while (tracer.snapshot().droppedActive() == 0) {
      open.add(tracer.span("open"));
    }
    assertTrue(open.size() > 1_000 && open.size() <= 4_097, () -> "open: " + open.size());
    open.forEach(Span::close);
    clock.advance(Duration.ofMillis(1));
    span("again", 1);
    assertEquals("again", traces.recent(new TraceFilter()).get(0).spans().get(0).name());
  }

  @Test
  void whatIsOpenAndWhatIsKeptOutlivesAnUpdate() {
    span("before", 1);
    Span over = tracer.span("over");
    Traces next = traces();
    assertEquals(over.context(), next.current().context());
    over.close();
    assertEquals(
        List.of("over", "before"),
        next.recent(new TraceFilter()).stream().map(Trace::name).toList());
    assertEquals(2, next.named("shop").snapshot().sampled());
  }

  @Test
  @DisplayName("O36 a jump of the wall clock moves whole traces, and no span within one")
  void oneWallTimeForATrace() {
    try (Span outer = tracer.span("outer")) {
      clock.advance(Duration.ofMillis(1));
      clock.stepWall(Duration.ofHours(-1));
      outer.event("jump");
      span("inner", 1);
    }
    List<SpanSnapshot> spans = traces.recent(new TraceFilter()).get(0).spans();
    assertEquals(
        Duration.ofMillis(1), Duration.between(spans.get(0).startedAt(), spans.get(1).startedAt()));
    assertEquals(Duration.ofMillis(2), spans.get(0).duration());
  }

  @Test
  @DisplayName("O27 the ratio depends on the id alone; 0 and 1 are exact; small is part of large")
  void ratios() {
    Random random = new Random(3);
    Ratio none = new Ratio(0);
    Ratio few = new Ratio(0.01);
    Ratio some = new Ratio(0.1);
    Ratio all = new Ratio(1);
    int sampled = 0;
    for (int i = 0; i < 100_000; i++) {
      long low = random.nextLong();
      assertTrue(!none.samples(low) && all.samples(low));
      assertTrue(!few.samples(low) || some.samples(low));
      assertEquals(some.samples(low), some.samples(low ^ 0xff00000000000000L));
      assertTrue(!some.samples(some.unsampled(low)));
      sampled += some.samples(low) ? 1 : 0;
    }
    assertTrue(sampled > 9_000 && sampled < 11_000, "sampled " + sampled);
    for (long corner : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1}) {
      assertTrue(!none.samples(corner) && all.samples(corner));
    }
    assertTrue(none.none() && !few.none());
  }

  @Test
  void aRecursionOfThousandsIsShown() {
    tracer.reconfigure(new TracerSettings(1, 10_000, 1 << 30));
    List<Span> open = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      open.add(tracer.span("deep"));
    }
    for (int i = open.size(); i > 0; i--) {
      open.get(i - 1).close();
    }
    assertEquals(2_000, traces.recent(new TraceFilter()).get(0).spans().size());
  }
}
