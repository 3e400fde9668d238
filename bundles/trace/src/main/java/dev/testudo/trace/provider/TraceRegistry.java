package dev.testudo.trace.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.SpanListener;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.TracerSnapshot;
import dev.testudo.trace.state.ActiveSpans;
import dev.testudo.trace.state.OpenScopes;
import dev.testudo.trace.state.SpanCell;
import dev.testudo.trace.state.TraceCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tracers, and what they have in common: the spans that are open, and who is told of them. */
final class TraceRegistry extends CapabilityRegistry<Tracer, TracerSettings, TracerSnapshot> {
  /** The capability's word. */
  static final String WORD = "trace";

  /** The shape of {@link TraceCell} and {@link SpanCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "spans/";
  private static final long SECOND = 1_000_000_000;

  private final Listeners<SpanListener> listeners = new Listeners<>(WORD);
  private final Ids ids = new Ids();
  private final ActiveSpans active;
  private volatile @Nullable Anchor anchor;
  private final Current current;

  private record Anchor(long at, long offset) {}

  TraceRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, Tracer.class, TracerSettings.class, new TracerSettings(), room, faces, clock);
    active = room.cell("active", ActiveSpans.class, ActiveSpans::new);
    current = new Current(active, room.cell("scopes", OpenScopes.class, OpenScopes::new));
  }

  Listeners<SpanListener> listeners() {
    return listeners;
  }

  Ids ids() {
    return ids;
  }

  ActiveSpans active() {
    return active;
  }

  Current current() {
    return current;
  }

  long now() {
    return clock().nanos();
  }

  /** Wall time less the clock's nanoseconds; looked at once a second, since it costs a reading. */
  long anchor(long now) {
    Anchor known = anchor;
    if (known == null || now - known.at >= SECOND) {
      Instant wall = clock().wall();
      long offset = wall.getEpochSecond() * SECOND + wall.getNano() - clock().nanos();
      known = new Anchor(now, offset);
      anchor = known;
    }
    return known.offset;
  }

  Clock time() {
    return clock();
  }

  @Override
  protected Tracer create(String name, TracerSettings settings, InstanceCell instance) {
    TraceCell cell = room().cell(KEY + name, TraceCell.class, TraceCell::new);
    return new SpanTracer(name, settings, instance, cell, this);
  }

  @Override
  protected void forget(String name) {
    room().drop(KEY + name);
  }

  /**
   * Takes a span up; its number, or 0 if there is no room even when those are gone that nobody has.
   */
  long open(SpanCell span) {
    long number = active.open(span);
    if (number == 0) {
      reap();
      number = active.open(span);
    }
    return number;
  }

  /** Lets those spans go that were opened by hand and that nobody can close. */
  void reap() {
    active.reap(
        span ->
            room()
                .find(KEY + span.tracer, TraceCell.class)
                .ifPresent(cell -> cell.abandoned.incrementAndGet()));
  }

  /** A span has ended. */
  void finished(SpanCell span) {
    ((SpanTracer) target(span.tracer)).keep(span);
    tell(span);
  }

  /** Tells who wants to know. */
  void tell(SpanCell span) {
    if (!listeners.isEmpty()) {
      SpanSnapshot told = span.snapshot();
      listeners.tell(listener -> listener.ended(told));
    }
  }

  /** What is handed on of a request that is not traced and that must have ids all the same. */
  SpanCell untraced(Ratio ratio, long low, Map<String, String> baggage) {
    SpanContext context =
        new SpanContext(
            ids.high(), ratio.unsampled(low), ids.low(), SpanContext.RANDOM, "", baggage);
    return SpanCell.remote(context, low, 0);
  }

  /** All spans that are kept. */
  List<SpanCell> kept() {
    List<SpanCell> kept = new ArrayList<>();
    for (String key : room().keys()) {
      if (key.startsWith(KEY)) {
        room().find(key, TraceCell.class).ifPresent(cell -> kept.addAll(cell.ended()));
      }
    }
    return kept;
  }
}
