package dev.testudo.alert.provider;

import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.AlertListener;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.ChannelName;
import dev.testudo.capability.OsgiCapability;
import dev.testudo.capability.PluginName;
import dev.testudo.capability.Pulse;
import dev.testudo.guard.Guards;
import dev.testudo.metric.Metrics;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Alerts as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class AlertComponent {
  private final AtomicReference<@Nullable Metrics> metrics = new AtomicReference<>();
  private final AlertRegistry registry;
  private final OsgiCapability capability;
  private final Pulse evaluator;

  @Activate
  public AlertComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    registry =
        new AlertRegistry(
            vault.room(AlertRegistry.WORD, AlertRegistry.SCHEMA),
            faces,
            clock,
            () -> Optional.ofNullable(metrics.get()));
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(AlertListener.class, registry.listeners())
            .registry(Alerts.class, registry::view);
    evaluator = registry.evaluator();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMetrics(Metrics some) {
    metrics.set(some);
  }

  void unbindMetrics(Metrics some) {
    metrics.compareAndSet(some, null);
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindGuards(Guards guards) {
    registry.router().shield(channel -> Shield.before(channel, guards));
  }

  void unbindGuards(Guards guards) {
    registry.router().shield(UnaryOperator.identity());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindChannel(AlertChannel channel, Map<String, ?> properties) {
    PluginName.of(properties, "an alert channel", ChannelName.class, ChannelName.PROPERTY)
        .ifPresent(name -> registry.router().add(name, channel));
  }

  void unbindChannel(AlertChannel channel, Map<String, ?> properties) {
    if (properties.get(ChannelName.PROPERTY) instanceof String name) {
      registry.router().remove(name, channel);
    }
  }

  @Deactivate
  void deactivate() {
    evaluator.close();
    capability.close();
  }
}
