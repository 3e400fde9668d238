package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerListener;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.capability.OsgiCapability;
import dev.testudo.error.Errors;
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
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Circuit breakers as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class BreakerComponent {
  private final BreakerRegistry registry;
  private final OsgiCapability capability;

  @Activate
  public BreakerComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    registry =
        new BreakerRegistry(vault.room(BreakerRegistry.WORD, BreakerRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(CircuitBreakerListener.class, registry.listeners())
            .registry(CircuitBreakers.class, registry::view)
            .service(
                PolicyFactory.class,
                new BreakerPolicies(registry),
                Map.of("testudo.capability", BreakerRegistry.WORD));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindErrors(Errors some) {
    registry.errors().set(some);
  }

  void unbindErrors(Errors some) {
    registry.errors().compareAndSet(some, null);
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
