package dev.testudo.limiter.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.limiter.RateLimiterListener;
import dev.testudo.limiter.RateLimiters;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rate limiters for a program without OSGi. */
public final class LimiterPart implements Part {
  private @Nullable LimiterRegistry registry;

  /** For the service loader. */
  public LimiterPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    LimiterRegistry made =
        new LimiterRegistry(
            parts.get(Vault.class).room(LimiterRegistry.WORD, LimiterRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.offer(RateLimiters.class, made.view("application"));
    parts.offer(PolicyFactory.class, new LimiterPolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(RateLimiterListener.class, made.listeners()::add);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
