package dev.testudo.trace.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.guard.Calls;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.trace.SpanListener;
import dev.testudo.trace.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces for a program without OSGi. */
public final class TracePart implements Part {
  private @Nullable TraceRegistry registry;

  /** For the service loader. */
  public TracePart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    TraceRegistry made =
        new TraceRegistry(
            parts.get(Vault.class).room(TraceRegistry.WORD, TraceRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.each(Calls.class, made.current().calls()::set);
    parts.offer(Traces.class, new TracesView(made, "application"));
    parts.offer(PolicyFactory.class, new TracePolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(SpanListener.class, made.listeners()::add);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
