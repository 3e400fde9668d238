package dev.testudo.guard.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.guard.Calls;
import dev.testudo.guard.Guards;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guards for a program without OSGi. */
public final class GuardPart implements Part {
  private @Nullable GuardRegistry registry;

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Gates.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    GuardRegistry made =
        new GuardRegistry(
            parts.get(Vault.class).room(GuardRegistry.WORD, GuardRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Gates.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    made.open();
    parts.each(PolicyFactory.class, made::add);
    parts.offer(Calls.class, made::current);
    parts.offer(Guards.class, new GuardsView(made, "standalone"));
    parts.offer(EventLog.class, made);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.close();
    }
  }
}
