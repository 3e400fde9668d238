package dev.testudo.profile.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.profile.Profilers;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Stripes;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Profiles as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class ProfileComponent {
  private final OsgiCapability capability;

  @Activate
  public ProfileComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Gates gates,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    ProfileRegistry registry =
        new ProfileRegistry(
            vault.room(ProfileRegistry.WORD, ProfileRegistry.SCHEMA),
            faces,
            clock,
            Allocation.ofThisThread(),
            () -> Stripes.rowOf(gates.visit()));
    capability =
        new OsgiCapability(context, admin, registry)
            .registry(Profilers.class, registry::view)
            .service(
                PolicyFactory.class,
                new ProfilePolicies(registry),
                Map.of("testudo.capability", ProfileRegistry.WORD));
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
