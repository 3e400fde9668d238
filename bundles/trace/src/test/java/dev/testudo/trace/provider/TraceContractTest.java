package dev.testudo.trace.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import dev.testudo.trace.SpanListener;
import dev.testudo.trace.Tracer;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.TracerSnapshot;
import java.util.Map;

class TraceContractTest extends CapabilityContract<Tracer, TracerSettings, TracerSnapshot> {
  @Override
  protected String word() {
    return TraceRegistry.WORD;
  }

  @Override
  protected int schema() {
    return TraceRegistry.SCHEMA;
  }

  @Override
  protected TraceRegistry registry(Room room, Faces faces, Clock time) {
    return new TraceRegistry(room, faces, time);
  }

  @Override
  protected TracerSettings defaults() {
    return new TracerSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of("ratio", "100%", "maxSpans", "10", "maxBytes", "0");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("ratio", "1.5", "maxSpans", "-1", "maxBytes", "much");
  }

  @Override
  protected String metatype() {
    return "TraceConfiguration";
  }

  @Override
  protected void use(Tracer tracer) {
    tracer.span("work").close();
  }

  @Override
  protected long uses(TracerSnapshot snapshot) {
    return snapshot.sampled() + snapshot.unsampled();
  }

  @Override
  protected void provoke(Tracer tracer) {
    tracer.reconfigure(new TracerSettings(1, 10, 10_000));
    tracer.span("work").close();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Tracer, TracerSettings, TracerSnapshot> where, Runnable told) {
    Listeners<SpanListener> listeners = ((TraceRegistry) where).listeners();
    SpanListener listener = span -> told.run();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
