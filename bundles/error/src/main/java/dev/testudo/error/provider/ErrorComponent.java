package dev.testudo.error.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.capability.PluginName;
import dev.testudo.error.ErrorClassifier;
import dev.testudo.error.ErrorListener;
import dev.testudo.error.Errors;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;
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

/** Errors as OSGi services. With {@link RestartComponent} the only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class ErrorComponent {
  private static final String RANKING = "service.ranking";

  private final ErrorRegistry registry;
  private final OsgiCapability capability;

  @Activate
  public ErrorComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    registry =
        new ErrorRegistry(vault.room(ErrorRegistry.WORD, ErrorRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(ErrorListener.class, registry.listeners())
            .registry(Errors.class, registry::view)
            .service(
                PolicyFactory.class,
                new ErrorPolicies(registry),
                Map.of("testudo.capability", ErrorRegistry.WORD));
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindClassifier(ErrorClassifier classifier, Map<String, ?> properties) {
    registry
        .plugins()
        .add(classifier, properties.get(RANKING) instanceof Integer ranking ? ranking : 0);
  }

  void unbindClassifier(ErrorClassifier classifier) {
    registry.plugins().remove(classifier);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindStrategy(RecoveryStrategy strategy, Map<String, ?> properties) {
    PluginName.of(properties, "a recovery strategy", StrategyName.class, StrategyName.PROPERTY)
        .ifPresent(name -> registry.recoveries().add(name, strategy));
  }

  void unbindStrategy(RecoveryStrategy strategy, Map<String, ?> properties) {
    if (properties.get(StrategyName.PROPERTY) instanceof String name) {
      registry.recoveries().remove(name, strategy);
    }
  }

  @Deactivate
  void deactivate() {
    capability.close();
  }
}
