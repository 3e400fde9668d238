package dev.testudo.memory.provider;

import dev.testudo.capability.OsgiCapability;
import dev.testudo.memory.MemoryListener;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.PressureListener;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Watches over the heap as OSGi services. The only class here that knows OSGi. */
@Component(
    immediate = true,
    service = {})
public final class MemoryComponent {
  private final MemoryRegistry registry;
  private final OsgiCapability capability;
  private final Looking looking;

  @Activate
  public MemoryComponent(
      BundleContext context,
      @Reference Vault vault,
      @Reference Faces faces,
      @Reference Clock clock,
      @Reference ConfigurationAdmin admin) {
    registry =
        new MemoryRegistry(vault.room(MemoryRegistry.WORD, MemoryRegistry.SCHEMA), faces, clock);
    capability =
        new OsgiCapability(context, admin, registry)
            .listeners(MemoryListener.class, registry.listeners());
    registry.named(MemoryWatches.HEAP, null, context.getBundle().getSymbolicName());
    capability.registry(MemoryWatches.class, registry::view);
    looking = new Looking(new GarbageCollections(), registry);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addListener(PressureListener listener) {
    registry.givers().add(listener);
  }

  void removeListener(PressureListener listener) {
    registry.givers().remove(listener);
  }

  @Deactivate
  void deactivate() {
    looking.close();
    capability.close();
  }
}
