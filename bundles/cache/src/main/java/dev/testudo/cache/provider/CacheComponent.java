package dev.testudo.cache.provider;

import dev.testudo.cache.CacheListener;
import dev.testudo.cache.Caches;
import dev.testudo.capability.OsgiCapability;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.memory.PressureListener;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Stripes;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Caches as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class CacheComponent {
  private final BundleContext context;
  private final OsgiCapability capability;
  private final Sweeper sweeper;
  private final BundleListener bundles = this::changed;

  @Activate
  public CacheComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Gates gates,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    this.context = context;
    CacheRegistry registry =
        new CacheRegistry(
            vault.room(CacheRegistry.WORD, CacheRegistry.SCHEMA),
            faces,
            clock,
            () -> Stripes.rowOf(gates.visit()));
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(CacheListener.class, registry.listeners())
            .registry(Caches.class, registry::view)
            .service(
                PolicyFactory.class,
                new CachePolicies(registry),
                Map.of("testudo.capability", CacheRegistry.WORD))
            .service(PressureListener.class, registry.relief(), Map.of())
            .service(
                RecoveryStrategy.class,
                new ClearCache(registry),
                Map.of(StrategyName.PROPERTY, ClearCache.NAME));
    sweeper = new Sweeper(() -> registry.sweep(new Reach(CacheComponent::isOld)::reaches));
    context.addBundleListener(bundles);
    sweeper.sweep(); // bundles may have changed while no version of this one was there
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(bundles);
    sweeper.close();
    capability.close();
  }

  private void changed(BundleEvent event) {
    switch (event.getType()) {
      case BundleEvent.UPDATED, BundleEvent.UNRESOLVED, BundleEvent.UNINSTALLED -> sweeper.sweep();
      default -> {}
    }
  }

  // Whether a class is of a revision that its bundle no longer has, or of a loader of somebody's
  // own, of which nobody knows how long it lives.
  private static boolean isOld(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || loader == ClassLoader.getPlatformClassLoader()) {
      return false;
    }
    Bundle bundle = FrameworkUtil.getBundle(type);
    if (bundle == null) {
      return loader != ClassLoader.getSystemClassLoader()
          && loader != Bundle.class.getClassLoader();
    }
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return bundle.getBundleId() != 0 && (wiring == null || wiring.getClassLoader() != loader);
  }
}
