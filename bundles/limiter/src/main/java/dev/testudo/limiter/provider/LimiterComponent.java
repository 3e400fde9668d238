package dev.testudo.limiter.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.limiter.RateLimiterListener;
import dev.testudo.limiter.RateLimiters;
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

/** Rate limiters as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class LimiterComponent {
  private final OsgiCapability capability;

  @Activate
  public LimiterComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    LimiterRegistry registry =
        new LimiterRegistry(vault.room(LimiterRegistry.WORD, LimiterRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(RateLimiterListener.class, registry.listeners())
            .registry(RateLimiters.class, registry::view)
            .service(
                PolicyFactory.class,
                new LimiterPolicies(registry),
                Map.of("testudo.capability", LimiterRegistry.WORD));
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
