package dev.testudo.guard.provider.fallback;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.fallback.FallbackListener;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import java.util.Optional;
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
    FallbackRegistry made =
        new FallbackRegistry(
            parts.get(Vault.class).room(FallbackRegistry.WORD, FallbackRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class),
            () -> {});
    registry = made;
    made.adopt();
    parts.offer(Fallbacks.class, made.view("application"));
    parts.offer(
        PolicyFactory.class,
        new FallbackPolicies(made, (method, filter, arguments) -> Optional.empty()));
    parts.offer(EventLog.class, made);
    parts.each(FallbackListener.class, made.listeners()::add);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
