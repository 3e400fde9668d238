package dev.testudo.trace.provider;

import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Stripes;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.TracerSnapshot;
import dev.testudo.trace.state.SpanCell;
import dev.testudo.trace.state.TraceCell;
import java.lang.ref.WeakReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tracer as clients and policies see it. */
final class SpanTracer extends CapabilityInstance<TracerSettings, TracerSnapshot>
    implements Tracer {
  private final TraceRegistry registry;
  private final TraceCell cell;
  private volatile Ratio ratio;

  SpanTracer(
      String name,
      TracerSettings settings,
      InstanceCell instance,
      TraceCell cell,
      TraceRegistry registry) {
    super(name, settings, instance);
    this.cell = cell;
    this.registry = registry;
    this.ratio = new Ratio(settings.ratio());
  }

  TraceCell cell() {
    return cell;
  }

  /** Which requests that begin here are traced. */
  Ratio ratio() {
    return ratio;
  }

  @Override
  public Span span(String name) {
    long around = registry.current().number();
    SpanCell parent = registry.active().get(around);
    if (around == Current.UNTRACED || unsampled(parent)) {
      cell.counts.add(Stripes.SHARED, TraceCell.UNSAMPLED, 1);
      return parent == null ? IdleSpan.NONE : new IdleSpan(parent);
    }
    return begin(name, parent, parent != null && !parent.hasTrace() ? parent : null);
  }

  @Override
  public Span span(String name, SpanContext parent) {
    SpanCell remote = SpanCell.remote(parent, registry.ids().low(), 0);
    return begin(name, remote, remote);
  }

  @Override
  public Span span(String name, Map<String, String> headers) {
    SpanContext parent = SpanContext.from(headers).orElse(null);
    return parent == null ? span(name) : span(name, parent);
  }

  private Span begin(String name, @Nullable SpanCell parent, @Nullable SpanCell given) {
    boolean root = parent == null || !parent.hasTrace();
    long low = registry.ids().low();
    if (root ? !ratio.samples(low) : unsampled(parent)) {
      cell.counts.add(Stripes.SHARED, TraceCell.UNSAMPLED, 1);
      return untraced(given, low);
    }
    SpanCell span = open(parent, low, name, registry.now());
    if (span == null) {
      return IdleSpan.NONE;
    }
    cell.counts.add(Stripes.SHARED, TraceCell.SAMPLED, 1);
    return held(span);
  }

  // What is handed on of a request that is not traced: what it came with, if it came with
  // something.
  private Span untraced(@Nullable SpanCell given, long low) {
    if (given == null) {
      return new HandSpan(registry, Current.UNTRACED, null);
    }
    SpanCell handed = given.hasTrace() ? given : registry.untraced(ratio, low, given.baggage);
    return registry.open(handed) == 0 ? IdleSpan.NONE : held(handed);
  }

  private Span held(SpanCell span) {
    HandSpan held = new HandSpan(registry, span.number(), span);
    span.opener = new WeakReference<>(held);
    return held;
  }

  /**
   * Opens a span; null, and counted, if too many are open.
   *
   * @param parent null, or without a trace, for one that begins here
   * @param low the second half of the trace's id if it does
   */
  @Nullable SpanCell open(@Nullable SpanCell parent, long low, String name, long start) {
    boolean root = parent == null || !parent.hasTrace();
    SpanCell span =
        new SpanCell(
            root ? registry.ids().high() : parent.high,
            root ? low : parent.low,
            registry.ids().low(),
            root ? 0 : parent.id,
            root ? SpanContext.SAMPLED | SpanContext.RANDOM : parent.flags,
            root ? "" : parent.traceState,
            parent == null ? Map.of() : parent.baggage,
            name(),
            name,
            start,
            parent != null && parent.recorded() ? parent.anchor : registry.anchor(start));
    if (registry.open(span) == 0) {
      cell.droppedActive.incrementAndGet();
      return null;
    }
    return span;
  }

  private static boolean unsampled(@Nullable SpanCell parent) {
    return parent != null && parent.hasTrace() && !parent.sampled();
  }

  /** Keeps a span that has ended. */
  void keep(SpanCell span) {
    TracerSettings now = settings();
    cell.add(span, now.maxSpans(), now.maxBytes());
  }

  @Override
  protected void changed(TracerSettings now) {
    ratio = new Ratio(now.ratio());
    cell.trim(now.maxSpans(), now.maxBytes());
  }

  /** Forgets the spans that are kept. */
  @Override
  public void reset() {
    cell.clear();
  }

  @Override
  public TracerSnapshot snapshot() {
    registry.reap();
    return new TracerSnapshot(
        name(),
        cell.counts.sum(TraceCell.SAMPLED),
        cell.counts.sum(TraceCell.UNSAMPLED),
        cell.size(),
        cell.bytes(),
        cell.droppedForSpans.get(),
        cell.droppedForBytes.get(),
        cell.droppedActive.get(),
        cell.abandoned.get());
  }
}
