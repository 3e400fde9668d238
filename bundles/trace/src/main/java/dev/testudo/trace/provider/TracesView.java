package dev.testudo.trace.provider;

import dev.testudo.capability.RegistryView;
import dev.testudo.trace.Scope;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.Trace;
import dev.testudo.trace.TraceFilter;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.TracerSnapshot;
import dev.testudo.trace.Traces;
import dev.testudo.trace.state.SpanCell;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry as one client sees it. */
final class TracesView extends RegistryView<Tracer, TracerSettings, TracerSnapshot>
    implements Traces {
  private static final Scope NOTHING = () -> {};
  private static final Ratio NONE = new Ratio(0);

  private final TraceRegistry registry;

  TracesView(TraceRegistry registry, String owner) {
    super(registry, owner);
    this.registry = registry;
  }

  @Override
  public List<Trace> recent(TraceFilter filter) {
    return Kept.recent(registry.kept(), filter);
  }

  @Override
  public Optional<Trace> trace(String traceId) {
    return Kept.find(registry.kept(), traceId);
  }

  @Override
  public Span current() {
    SpanCell cell = registry.current().span();
    if (cell == null) {
      return IdleSpan.NONE;
    }
    return cell.recorded() ? new CurrentSpan(cell, registry.time()) : new IdleSpan(cell);
  }

  @Override
  public void inject(Map<String, String> headers) {
    long number = registry.current().number();
    SpanCell cell = registry.active().get(number);
    if (cell != null) {
      cell.context().into(headers);
    } else if (number == Current.UNTRACED) {
      registry.untraced(NONE, registry.ids().low(), Map.of()).context().into(headers);
    }
  }

  @Override
  public Scope attach(SpanContext context) {
    SpanCell remote = SpanCell.remote(context, registry.ids().low(), 0);
    if (registry.open(remote) == 0) {
      return NOTHING;
    }
    HandSpan held = new HandSpan(registry, remote.number(), remote);
    remote.opener = new WeakReference<>(held);
    return held;
  }

  @Override
  public Runnable carry(Runnable work) {
    long number = registry.current().number();
    SpanCell cell = registry.active().get(number);
    if (cell != null) {
      SpanContext context = cell.context();
      return () -> run(attach(context), work);
    }
    if (number == Current.UNTRACED) {
      return () -> run(new HandSpan(registry, Current.UNTRACED, null), work);
    }
    return work;
  }

  private static void run(Scope scope, Runnable work) {
    try (scope) {
      work.run();
    }
  }
}
