package dev.testudo.breaker.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.breaker.CircuitBreakerListener;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.capability.EventLog;
import dev.testudo.error.Errors;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Circuit breakers for a program without OSGi. */
public final class BreakerPart implements Part {
  private @Nullable BreakerRegistry registry;

  /** For the service loader. */
  public BreakerPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    BreakerRegistry made =
        new BreakerRegistry(
            parts.get(Vault.class).room(BreakerRegistry.WORD, BreakerRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.offer(CircuitBreakers.class, made.view("application"));
    parts.offer(PolicyFactory.class, new BreakerPolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(CircuitBreakerListener.class, made.listeners()::add);
    parts.each(Errors.class, made.errors()::set);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
