package dev.testudo.retry.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.error.Errors;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetryListener;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Retries for a program without OSGi. */
public final class RetryPart implements Part {
  private @Nullable RetryRegistry registry;

  /** For the service loader. */
  public RetryPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    RetryRegistry made =
        new RetryRegistry(
            parts.get(Vault.class).room(RetryRegistry.WORD, RetryRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.offer(Retries.class, made.view("application"));
    parts.offer(PolicyFactory.class, new RetryPolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(RetryListener.class, made.listeners()::add);
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
