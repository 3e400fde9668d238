package dev.testudo.guard.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.guard.Calls;
import dev.testudo.guard.Guards;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;

/** Guard in a framework: takes office when the policies that are there already are linked. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "dev.testudo.guard",
    configurationPolicy = ConfigurationPolicy.IGNORE)
@Designate(ocd = GuardConfiguration.class, factory = true)
public final class GuardComponent {
  private final OsgiCapability capability;
  private final ServiceTracker<PolicyFactory, PolicyFactory> factories;

  /** Starts with what {@code state} offers. */
  @Activate
  public GuardComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Gates gates,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    GuardRegistry registry =
        new GuardRegistry(
            vault.room(GuardRegistry.WORD, GuardRegistry.SCHEMA), faces, gates, clock);
    capability = new OsgiCapability(context, admin, registry);
    factories =
        new ServiceTracker<>(context, PolicyFactory.class, null) {
          @Override
          public PolicyFactory addingService(ServiceReference<PolicyFactory> reference) {
            PolicyFactory factory = context.getService(reference);
            if (factory != null) {
              registry.add(factory);
            }
            return factory;
          }

          @Override
          public void removedService(
              ServiceReference<PolicyFactory> reference, PolicyFactory factory) {
            registry.remove(factory);
            context.ungetService(reference);
          }
        };
    factories.open();
    registry.open();
    // Not behind a face: what it gives is of the calls that go through this very guard.
    capability.service(Calls.class, registry::current, Map.of());
    capability.registry(Guards.class, client -> new GuardsView(registry, client));
  }

  /**
   * Starts when the fallbacks of this bundle are there, as those of other bundles are: else an
   * update would leave guards without them for a moment.
   */
  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      target = "(testudo.capability=fallback)",
      unbind = "fallbacksGone")
  void fallbacks(PolicyFactory there) {}

  /** For Declarative Services. */
  void fallbacksGone(PolicyFactory gone) {}

  /** Leaves guards and gates to the next version; until it is there the gates go on as they are. */
  @Deactivate
  public void stop() {
    capability.close();
    factories.close();
  }
}
