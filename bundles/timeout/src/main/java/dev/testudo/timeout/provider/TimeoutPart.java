package dev.testudo.timeout.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.timeout.TimeoutListener;
import dev.testudo.timeout.Timeouts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timeouts for a program without OSGi. */
public final class TimeoutPart implements Part {
  private @Nullable TimeoutRegistry registry;

  /** For the service loader. */
  public TimeoutPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    TimeoutRegistry made =
        new TimeoutRegistry(
            parts.get(Vault.class).room(TimeoutRegistry.WORD, TimeoutRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    parts.offer(Timeouts.class, made.view("application"));
    parts.offer(PolicyFactory.class, new TimeoutPolicies(made));
    parts.offer(EventLog.class, made);
    parts.each(TimeoutListener.class, made.listeners()::add);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
