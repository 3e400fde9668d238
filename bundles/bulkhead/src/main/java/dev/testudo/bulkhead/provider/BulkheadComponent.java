package dev.testudo.bulkhead.provider;

import dev.testudo.bulkhead.BulkheadListener;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.capability.OsgiCapability;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Bulkheads as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class BulkheadComponent {
  private final OsgiCapability capability;

  @Activate
  public BulkheadComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    BulkheadRegistry registry =
        new BulkheadRegistry(
            vault.room(BulkheadRegistry.WORD, BulkheadRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(BulkheadListener.class, registry.listeners())
            .registry(Bulkheads.class, registry::view)
            .service(
                PolicyFactory.class,
                new BulkheadPolicies(registry),
                Map.of("testudo.capability", BulkheadRegistry.WORD));
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
