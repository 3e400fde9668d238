package dev.testudo.guard.provider.fallback;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.cache.Caches;
import dev.testudo.capability.EventLog;
import dev.testudo.fallback.FallbackListener;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fallbacks for a program without OSGi, which has no other services to ask. */
public final class FallbackPart implements Part {
  private @Nullable FallbackRegistry registry;

  /** For the service loader. */
  public FallbackPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    Kept kept = new Kept();
    parts.each(Caches.class, kept::use);
    AtomicReference<@Nullable PolicyFactory> policies = new AtomicReference<>();
    FallbackRegistry made =
        new FallbackRegistry(
            parts.get(Vault.class).room(FallbackRegistry.WORD, FallbackRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class),
            () -> offer(parts, policies.get()));
    registry = made;
    made.adopt();
    parts.offer(Fallbacks.class, made.view("application"));
    policies.set(new FallbackPolicies(made, kept, (method, filter, arguments) -> Optional.empty()));
    offer(parts, policies.get());
    parts.offer(EventLog.class, made);
    parts.each(FallbackListener.class, made.listeners()::add);
  }

  private static void offer(Parts parts, @Nullable PolicyFactory policies) {
    if (policies != null) {
      parts.offer(PolicyFactory.class, policies);
    }
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
