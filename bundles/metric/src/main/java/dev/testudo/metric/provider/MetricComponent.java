package dev.testudo.metric.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.capability.SnapshotSource;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.metric.Metrics;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;

/** Metric in a framework; and who lets the gauges of bundles go that have stopped. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "dev.testudo.metric",
    configurationPolicy = ConfigurationPolicy.IGNORE)
@Designate(ocd = MeterConfiguration.class, factory = true)
public final class MetricComponent {
  private final BundleContext context;
  private final OsgiCapability capability;
  private final SynchronousBundleListener listener;
  private final Sampler sampler;
  private final Sources sources;

  /** Starts with what {@code state} offers. */
  @Activate
  public MetricComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    this.context = context;
    MeterRegistry registry =
        new MeterRegistry(vault.room(MeterRegistry.WORD, MeterRegistry.SCHEMA), faces, clock);
    capability = new OsgiCapability(context, admin, registry);
    listener = event -> changed(event, registry);
    context.addBundleListener(listener);
    registry.releaseGauges(MetricComponent::outdated);
    SnapshotSeries snapshots =
        new SnapshotSeries(registry, clock, context.getBundle().getSymbolicName());
    sampler = new Sampler(registry, snapshots);
    sources = new Sources(context, snapshots);
    sources.open();
    capability
        .registry(Metrics.class, client -> new MetricsView(registry, client))
        .service(
            PolicyFactory.class,
            new CallTimers(registry, context.getBundle().getSymbolicName()),
            Map.of());
  }

  /** Leaves the meters to the next version. */
  @Deactivate
  public void stop() {
    context.removeBundleListener(listener);
    sources.close();
    sampler.close();
    capability.close();
  }

  private static void changed(BundleEvent event, MeterRegistry registry) {
    if (event.getType() == BundleEvent.STOPPED || event.getType() == BundleEvent.UNRESOLVED) {
      Bundle bundle = event.getBundle();
      registry.releaseGauges(source -> bundle.equals(FrameworkUtil.getBundle(source)));
    }
  }

  // Of a bundle that was updated or uninstalled while nobody of us was listening. One that is only
  // resolved may never have been started and lend its classes to others all the same.
  private static boolean outdated(Class<?> source) {
    Bundle bundle = FrameworkUtil.getBundle(source);
    if (bundle == null) {
      return false;
    }
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring == null || wiring.getClassLoader() != source.getClassLoader();
  }

  /** The snapshots of the capabilities that are there. */
  private static final class Sources extends ServiceTracker<SnapshotSource, SnapshotSource> {
    private final SnapshotSeries snapshots;

    Sources(BundleContext context, SnapshotSeries snapshots) {
      super(context, SnapshotSource.class, null);
      this.snapshots = snapshots;
    }

    @Override
    public SnapshotSource addingService(ServiceReference<SnapshotSource> reference) {
      SnapshotSource source = super.addingService(reference);
      if (source != null) {
        snapshots.add(source);
      }
      return source;
    }

    @Override
    public void removedService(ServiceReference<SnapshotSource> reference, SnapshotSource source) {
      snapshots.remove(source);
      super.removedService(reference, source);
    }
  }
}
