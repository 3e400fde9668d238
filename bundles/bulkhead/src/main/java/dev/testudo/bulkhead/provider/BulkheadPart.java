package dev.testudo.bulkhead.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.bulkhead.BulkheadListener;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.capability.EventLog;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bulkheads for a program without OSGi. */
public final class BulkheadPart implements Part {
  private @Nullable BulkheadRegistry registry;

  /** For the service loader. */
  public BulkheadPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    BulkheadRegistry made =
        new BulkheadRegistry(
            parts.get(Vault.class).room(BulkheadRegistry.WORD, BulkheadRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.offer(Bulkheads.class, made.view("application"));
    parts.offer(PolicyFactory.class, new BulkheadPolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(BulkheadListener.class, made.listeners()::add);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
