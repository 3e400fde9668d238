package dev.testudo.timeout.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.timeout.TimeoutListener;
import dev.testudo.timeout.Timeouts;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Timeouts as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class TimeoutComponent {
  private final OsgiCapability capability;

  @Activate
  public TimeoutComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    TimeoutRegistry registry =
        new TimeoutRegistry(vault.room(TimeoutRegistry.WORD, TimeoutRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(TimeoutListener.class, registry.listeners())
            .registry(Timeouts.class, registry::view)
            .service(
                PolicyFactory.class,
                new TimeoutPolicies(registry),
                Map.of("testudo.capability", TimeoutRegistry.WORD));
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
