package dev.testudo.shell.provider.capability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.guard.provider.GuardPart;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.conf.ConfKit;
import dev.testudo.shell.provider.conf.FakeAdmin;
import dev.testudo.state.provider.StatePart;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanEvent;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.SpanStatus;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import dev.testudo.trace.provider.TracePart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;
  private final Testudo testudo =
      Testudo.of(List.of(new StatePart(), new GuardPart(), new TracePart()));
  private final Traces traces = testudo.get(Traces.class);
  private TraceCommands commands;

  @BeforeEach
  void open() throws IOException {
    commands = new TraceCommands(traces, new ConfKit(directory, new FakeAdmin()));
    traces.named("shop", new TracerSettings(1, 100, 100_000));
  }

  @AfterEach
  void close() {
    testudo.close();
  }

  private static String[] words(String... words) {
    return words;
  }

  private List<String> list(String... words) {
    return commands.list(words).stream()
        .map(TraceCommands.Line.class::cast)
        .map(line -> line.name() + " " + line.status() + " " + line.spans())
        .toList();
  }

  private void work() {
    testudo.get(Guards.class).named("shop", new GuardSettings()).call("find", () -> "found");
    try (Span span = traces.named("shop").span("pay")) {
      span.fail(new IOException("no money"));
      testudo.get(Guards.class).named("shop").call("book", () -> "booked");
    }
  }

  @Test
  void listsByOperationStatusAndTime() {
    work();
    assertEquals(List.of("pay FAILURE 2", "shop.find OK 1"), list());
    assertEquals(List.of("pay FAILURE 2"), list("book"));
    assertEquals(List.of("pay FAILURE 2"), list("--status", "failed"));
    assertEquals(List.of(), list("--min", "1h"));
    assertEquals(List.of("pay FAILURE 2"), list("--limit", "1"));
  }

  @Test
  void showsTheLatestOrTheOneThatIsNamedOrATracer() {
    work();
    TraceCommands.Shown latest = (TraceCommands.Shown) commands.show(words());
    assertEquals("pay", latest.trace().name());
    assertEquals("  shop.book", latest.spans().get(1).span());
    assertEquals("IOException: no money", latest.spans().get(0).note());
    String find = traces.recent(new TraceFilter("find", false, Duration.ZERO, 1)).get(0).traceId();
    TraceCommands.Shown named = (TraceCommands.Shown) commands.show(words(find.substring(0, 9)));
    assertEquals("shop.find", named.trace().name());
    CapabilityCommands.Shown tracer = (CapabilityCommands.Shown) commands.show(words("shop"));
    assertTrue(tracer.state().toString().contains("sampled=3"), tracer::toString);
    assertEquals(1, commands.tracers(words("sho")).size());
    assertEquals(
        List.of("pay", "shop.find", ""),
        commands.complete("show", List.of(), 1).stream().map(Choice::meaning).toList());
  }

  @Test
  void saysWhatIsWrong() {
    assertEquals(
        "no trace is kept; trace:set NAME ratio=… samples more",
        assertThrows(CommandException.class, () -> commands.show(words())).getMessage());
    assertEquals(
        "no trace, or several, and no tracer 12; see trace:list",
        assertThrows(CommandException.class, () -> commands.show(words("12"))).getMessage());
    assertEquals(
        "--status broken: must be failed or all",
        assertThrows(CommandException.class, () -> list("--status", "broken")).getMessage());
    assertEquals(
        "--min=soon: must be a duration such as 500ms, 10s or 5m",
        assertThrows(CommandException.class, () -> list("--min", "soon")).getMessage());
  }

  @Test
  void drawsSpansAndAttemptsAgainstTime() {
    SpanEvent first =
        new SpanEvent(
            "attempt 1", Duration.ZERO, Duration.ofMillis(25), SpanStatus.FAILURE, "lost; again");
    SpanEvent second =
        new SpanEvent("attempt 2", Duration.ofMillis(75), Duration.ofMillis(25), SpanStatus.OK, "");
    SpanSnapshot call = span("1", "", START, 100, List.of(first, second));
    SpanSnapshot inner = span("2", "1", START.plusMillis(75), 25, List.of());
    SpanSnapshot skewed = span("3", "1", START.minusSeconds(9), 0, List.of());
    List<String> bars =
        Waterfall.of(
                new Trace(
                    "1",
                    "call",
                    START,
                    Duration.ofMillis(100),
                    false,
                    List.of(call, inner, skewed)))
            .stream()
            .map(line -> line.span() + " " + line.time())
            .toList();
    assertEquals(
        List.of(
            "span1 ================================",
            "- attempt 1 --------........................",
            "- attempt 2 ........................--------",
            "  span2 ........................========",
            "  span3 =..............................."),
        bars);
  }

  private static SpanSnapshot span(
      String id, String parent, Instant start, long millis, List<SpanEvent> events) {
    return new SpanSnapshot(
        "1",
        id,
        parent,
        "shop",
        "span" + id,
        start,
        Duration.ofMillis(millis),
        SpanStatus.OK,
        "",
        Map.of(),
        events,
        0);
  }
}
