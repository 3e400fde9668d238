package dev.testudo.shell.provider.capability;

import dev.testudo.Registry;
import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import dev.testudo.shell.provider.conf.Conf;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/** Registers the commands of each capability whose registry appears, and takes them back. */
@Component(
    immediate = true,
    service = {})
public final class CapabilityTracker {
  private final BundleContext context;
  private final Conf conf;
  private final ServiceTracker<Object, Scope> tracker;

  @Activate
  public CapabilityTracker(BundleContext context, @Reference Conf conf)
      throws InvalidSyntaxException {
    this.context = context;
    this.conf = conf;
    this.tracker =
        new ServiceTracker<>(
            context,
            context.createFilter("(&(" + Capability.WORD + "=*)(" + Capability.PID + "=*))"),
            null) {
          @Override
          public @Nullable Scope addingService(ServiceReference<Object> reference) {
            return add(reference);
          }

          @Override
          public void removedService(ServiceReference<Object> reference, Scope scope) {
            scope.commands().unregister();
            CapabilityTracker.this.conf.remove(scope.keys());
            CapabilityTracker.this.context.ungetService(reference);
          }
        };
    tracker.open();
  }

  @Deactivate
  void deactivate() {
    tracker.close();
  }

  private record Scope(ServiceRegistration<?> commands, CapabilityKeys keys) {}

  private @Nullable Scope add(ServiceReference<Object> reference) {
    if (!(context.getService(reference) instanceof Registry<?, ?, ?> registry)) {
      return null;
    }
    String word = String.valueOf(reference.getProperty(Capability.WORD));
    Capability capability =
        Capability.of(word, String.valueOf(reference.getProperty(Capability.PID)), registry);
    CapabilityKeys keys = new CapabilityKeys(capability);
    conf.add(keys);
    return new Scope(
        context.registerService(
            CapabilityCommands.class,
            new CapabilityCommands(capability, conf, () -> events(word)),
            FrameworkUtil.asDictionary(
                Map.of(
                    "osgi.command.scope",
                    word,
                    "osgi.command.function",
                    Capability.FUNCTIONS.toArray(String[]::new)))),
        keys);
  }

  private List<Event> events(String word) {
    try {
      Collection<ServiceReference<EventLog>> found =
          context.getServiceReferences(EventLog.class, "(" + Capability.WORD + "=" + word + ")");
      return found.stream()
          .flatMap(reference -> recent(reference).stream())
          .sorted(Comparator.comparing(Event::at))
          .toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(word, e);
    }
  }

  private List<Event> recent(ServiceReference<EventLog> reference) {
    EventLog log = context.getService(reference);
    try {
      return log == null ? List.of() : log.recent();
    } finally {
      context.ungetService(reference);
    }
  }
}
