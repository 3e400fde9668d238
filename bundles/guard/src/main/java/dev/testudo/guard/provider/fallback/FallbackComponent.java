package dev.testudo.guard.provider.fallback;

import dev.testudo.cache.Caches;
import dev.testudo.capability.OsgiCapability;
import dev.testudo.fallback.FallbackListener;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Fallbacks as OSGi services. The only class of this package that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class FallbackComponent {
  private final Kept kept = new Kept();
  private final BundleContext context;
  private final OsgiCapability capability;
  private final PolicyFactory policies;
  private @Nullable ServiceRegistration<PolicyFactory> registration; // by the lock

  @Activate
  public FallbackComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    this.context = context;
    FallbackRegistry registry =
        new FallbackRegistry(
            vault.room(FallbackRegistry.WORD, FallbackRegistry.SCHEMA),
            faces,
            clock,
            this::offerPolicies);
    policies = new FallbackPolicies(registry, kept, this::ask);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(FallbackListener.class, registry.listeners())
            .registry(Fallbacks.class, registry::view);
    offerPolicies();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindCaches(Caches caches) {
    kept.use(caches);
  }

  void unbindCaches(Caches caches) {
    kept.leave(caches);
  }

  // Anew when they need something else of a chain than before: guards then make their chains anew.
  private synchronized void offerPolicies() {
    ServiceRegistration<PolicyFactory> before = registration;
    registration =
        context.registerService(
            PolicyFactory.class,
            policies,
            FrameworkUtil.asDictionary(Map.of("testudo.capability", FallbackRegistry.WORD)));
    if (before != null) {
      before.unregister(); // the new one first: no guard is without it
    }
  }

  // The service of the highest rank, through its face: hooks hide from this bundle what is behind.
  private Optional<Services.Said> ask(Method method, String filter, @Nullable Object... arguments)
      throws InvocationTargetException, IllegalAccessException {
    Class<?> type = method.getDeclaringClass();
    for (ServiceReference<?> reference : references(type, filter)) {
      Object service = context.getService(reference);
      try {
        if (type.isInstance(service)) {
          return Optional.of(new Services.Said(method.invoke(service, arguments)));
        }
      } finally {
        context.ungetService(reference);
      }
    }
    return Optional.empty();
  }

  private List<ServiceReference<?>> references(Class<?> type, String filter) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(type.getName(), filter);
      List<ServiceReference<?>> sorted =
          new ArrayList<>(found == null ? List.of() : List.of(found));
      sorted.sort(Comparator.reverseOrder());
      return sorted;
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException("service=" + filter, e);
    }
  }

  @Deactivate
  synchronized void deactivate() {
    ServiceRegistration<PolicyFactory> last = registration;
    if (last != null) {
      last.unregister();
    }
    capability.close();
  }
}
