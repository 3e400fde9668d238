package dev.testudo.pool.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;
import dev.testudo.memory.PressureListener;
import dev.testudo.pool.PoolListener;
import dev.testudo.pool.Pools;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Pools as OSGi services; and who lets the objects of bundles go that have stopped. */
@Component(
    immediate = true,
    service = {})
public final class PoolComponent {
  private final BundleContext context;
  private final OsgiCapability capability;
  private final SynchronousBundleListener listener;
  private final Housekeeper housekeeper;

  @Activate
  public PoolComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    this.context = context;
    PoolRegistry registry =
        new PoolRegistry(vault.room(PoolRegistry.WORD, PoolRegistry.SCHEMA), faces, clock);
    capability = new OsgiCapability(context, admin, registry);
    listener = event -> changed(event, registry);
    context.addBundleListener(listener);
    registry.release(PoolComponent::outdated, true);
    capability
        .listeners(PoolListener.class, registry.listeners())
        .registry(Pools.class, registry::view)
        .service(PressureListener.class, registry.relief(), Map.of())
        .service(
            RecoveryStrategy.class,
            new RecyclePool(registry),
            Map.of(StrategyName.PROPERTY, RecyclePool.NAME))
        .service(PoolRegistry.class, registry, Map.of());
    housekeeper = new Housekeeper(registry);
  }

  // A bundle that stops may still use what it has; one whose classes go cannot.
  private static void changed(BundleEvent event, PoolRegistry registry) {
    boolean gone = event.getType() == BundleEvent.UNRESOLVED;
    if (gone || event.getType() == BundleEvent.STOPPED) {
      Bundle bundle = event.getBundle();
      registry.release(type -> bundle.equals(FrameworkUtil.getBundle(type)), gone);
    }
  }

  // Of a bundle that was updated or uninstalled while nobody of us was listening.
  private static boolean outdated(Class<?> type) {
    Bundle bundle = FrameworkUtil.getBundle(type);
    if (bundle == null) {
      return false;
    }
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring == null || wiring.getClassLoader() != type.getClassLoader();
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(listener);
    capability.close();
    housekeeper.close();
  }
}
