package dev.testudo.cache.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.cache.CacheListener;
import dev.testudo.cache.Caches;
import dev.testudo.capability.EventLog;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.memory.PressureListener;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Stripes;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Caches for a program without OSGi. */
public final class CachePart implements Part {
  private @Nullable CacheRegistry registry;

  /** For the service loader. */
  public CachePart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Gates.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    Gates gates = parts.get(Gates.class);
    CacheRegistry made =
        new CacheRegistry(
            parts.get(Vault.class).room(CacheRegistry.WORD, CacheRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class),
            () -> Stripes.rowOf(gates.visit()));
    registry = made;
    made.adopt();
    parts.offer(Caches.class, made.view("application"));
    parts.offer(PolicyFactory.class, new CachePolicies(made));
    parts.offer(EventLog.class, made);
    parts.offer(PressureListener.class, made.relief());
    parts.offer(RecoveryStrategy.class, new ClearCache(made));
    parts.each(CacheListener.class, made.listeners()::add);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
