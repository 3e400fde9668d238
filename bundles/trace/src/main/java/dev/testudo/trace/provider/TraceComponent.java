package dev.testudo.trace.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.guard.Calls;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.trace.SpanListener;
import dev.testudo.trace.Traces;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Traces as OSGi services. The only class here that knows OSGi. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "dev.testudo.trace",
    configurationPolicy = ConfigurationPolicy.IGNORE)
@Designate(ocd = TraceConfiguration.class, factory = true)
public final class TraceComponent {
  private final TraceRegistry registry;
  private final OsgiCapability capability;

  @Activate
  public TraceComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    registry =
        new TraceRegistry(vault.room(TraceRegistry.WORD, TraceRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(SpanListener.class, registry.listeners())
            .registry(Traces.class, client -> new TracesView(registry, client))
            .service(
                PolicyFactory.class,
                new TracePolicies(registry),
                Map.of("testudo.capability", TraceRegistry.WORD));
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindCalls(Calls some) {
    registry.current().calls().set(some);
  }

  void unbindCalls(Calls some) {
    registry.current().calls().compareAndSet(some, null);
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
