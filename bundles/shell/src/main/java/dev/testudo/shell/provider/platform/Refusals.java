package dev.testudo.shell.provider.platform;

import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Configurations that were refused and not put right since, as the events of capabilities say. */
final class Refusals {
  private static final String REFUSED = "REFUSED";

  private final BundleContext context;

  Refusals(BundleContext context) {
    this.context = context;
  }

  List<Reason> about(String name) {
    return latest().values().stream()
        .filter(event -> event.instance().equals(name))
        .map(event -> new Reason(event.capability(), name, REFUSED, event.text() + "."))
        .toList();
  }

  List<String> names() {
    return latest().values().stream().map(Event::instance).toList();
  }

  // By capability and instance. A right value that was taken since leaves an event of its own.
  private Map<String, Event> latest() {
    Map<String, Event> latest = new LinkedHashMap<>();
    for (ServiceReference<?> reference : logs()) {
      if (context.getService(reference) instanceof EventLog log) {
        for (Event event : log.recent()) {
          latest.put(event.capability() + "/" + event.instance(), event);
        }
        context.ungetService(reference);
      }
    }
    latest.values().removeIf(event -> !event.type().equals(REFUSED));
    return latest;
  }

  private List<ServiceReference<?>> logs() {
    try {
      ServiceReference<?>[] found =
          context.getServiceReferences((String) null, "(testudo.capability=*)");
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
