package dev.testudo.retry.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.error.Errors;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetryListener;
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

/** Retries as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class RetryComponent {
  private final RetryRegistry registry;
  private final OsgiCapability capability;

  @Activate
  public RetryComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    registry =
        new RetryRegistry(vault.room(RetryRegistry.WORD, RetryRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(RetryListener.class, registry.listeners())
            .registry(Retries.class, registry::view)
            .service(
                PolicyFactory.class,
                new RetryPolicies(registry),
                Map.of("testudo.capability", RetryRegistry.WORD));
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
