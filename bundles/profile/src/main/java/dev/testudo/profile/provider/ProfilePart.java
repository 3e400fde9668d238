package dev.testudo.profile.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.profile.Profilers;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Stripes;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles for a program without OSGi. */
public final class ProfilePart implements Part {
  private @Nullable ProfileRegistry registry;

  /** For the service loader. */
  public ProfilePart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Gates.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    Gates gates = parts.get(Gates.class);
    ProfileRegistry made =
        new ProfileRegistry(
            parts.get(Vault.class).room(ProfileRegistry.WORD, ProfileRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class),
            Allocation.ofThisThread(),
            () -> Stripes.rowOf(gates.visit()));
    registry = made;
    made.adopt();
    parts.offer(Profilers.class, made.view("application"));
    parts.offer(PolicyFactory.class, new ProfilePolicies(made));
    parts.offer(EventLog.class, made);
  }

  @Override
  public void stop() {
    if (registry != null) {
      registry.close();
    }
  }
}
