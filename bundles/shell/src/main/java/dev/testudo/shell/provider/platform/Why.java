package dev.testudo.shell.provider.platform;

import dev.testudo.Registry;
import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Finds out why something is as it is, by its name. */
public final class Why {
  private static final String COMPONENTS =
      "org.osgi.service.component.runtime.ServiceComponentRuntime";
  private static final String WORD = "testudo.capability";
  private static final String REFUSED = "REFUSED";

  private final BundleContext context;

  public Why(BundleContext context) {
    this.context = context;
  }

  /** The reasons of all that have this name: bundles, components, instances. */
  public List<Reason> about(String name) {
    List<Reason> reasons = new ArrayList<>(new BundleReasons(context).about(name));
    components().ifPresent(components -> reasons.addAll(components.about(name)));
    for (ServiceReference<?> reference : registries()) {
      if (context.getService(reference) instanceof Registry<?, ?, ?> registry) {
        String word = String.valueOf(reference.getProperty(WORD));
        new InstanceReasons(context, word, registry).about(name).ifPresent(reasons::add);
        context.ungetService(reference);
      }
    }
    refusals().stream()
        .filter(event -> event.instance().equals(name))
        .map(event -> new Reason(event.capability(), name, REFUSED, event.text() + "."))
        .forEach(reasons::add);
    return reasons;
  }

  /** Every name that can be asked for. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    Arrays.stream(context.getBundles()).map(BundleStates::label).forEach(names::add);
    components().ifPresent(components -> names.addAll(components.names()));
    for (ServiceReference<?> reference : registries()) {
      if (context.getService(reference) instanceof Registry<?, ?, ?> registry) {
        names.addAll(InstanceReasons.names(registry));
        context.ungetService(reference);
      }
    }
    refusals().forEach(event -> names.add(event.instance()));
    return List.copyOf(names);
  }

  // By name: without Declarative Services the bundle's reasons are all there are.
  Optional<ComponentReasons> components() {
    ServiceReference<?> reference = context.getServiceReference(COMPONENTS);
    Object service = reference == null ? null : context.getService(reference);
    return Optional.ofNullable(service)
        .map(found -> new ComponentReasons((ServiceComponentRuntime) found));
  }

  List<ServiceReference<?>> registries() {
    return services("(&(" + WORD + "=*)(testudo.pid=*))");
  }

  private List<ServiceReference<?>> services(String filter) {
    try {
      ServiceReference<?>[] found = context.getServiceReferences((String) null, filter);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  // What capabilities refused, and that was not put right since.
  private List<Event> refusals() {
    Map<String, Event> latest = new LinkedHashMap<>(); // by capability and instance
    for (ServiceReference<?> reference : services("(" + WORD + "=*)")) {
      if (context.getService(reference) instanceof EventLog log) {
        log.recent()
            .forEach(event -> latest.put(event.capability() + "/" + event.instance(), event));
        context.ungetService(reference);
      }
    }
    return latest.values().stream().filter(event -> event.type().equals(REFUSED)).toList();
  }
}
