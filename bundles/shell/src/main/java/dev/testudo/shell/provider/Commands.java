package dev.testudo.shell.provider;

import dev.testudo.shell.provider.command.Completes;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.felix.service.command.Descriptor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The commands of all bundles, as their services and annotations tell. Thread-safe. Descriptions
 * are taken from commands written with {@link Descriptor}; an example in one stands after {@code
 * Example:}.
 */
@Component(service = Commands.class)
public final class Commands {
  private static final String SCOPE = "osgi.command.scope";
  private static final String FUNCTION = "osgi.command.function";
  private static final String EXAMPLE = "Example:";

  private static final String FILTER = "(&(" + SCOPE + "=*)(" + FUNCTION + "=*))";

  private final BundleContext context;
  private final AtomicLong version = new AtomicLong();
  private final ServiceListener listener = event -> version.incrementAndGet();

  /**
   * One command.
   *
   * @param scope its scope
   * @param function its name in the scope
   * @param does one line; empty if nobody wrote one
   * @param example a line to try; empty if there is none
   */
  record Command(String scope, String function, String does, String example) {
    String name() {
      return scope + ":" + function;
    }
  }

  @Activate
  public Commands(BundleContext context) throws InvalidSyntaxException {
    this.context = context;
    context.addServiceListener(listener, FILTER);
  }

  @Deactivate
  void deactivate() {
    context.removeServiceListener(listener);
  }

  /** Another number after commands have come or gone. */
  long version() {
    return version.get();
  }

  /** All commands but the hidden ones, by name. Of one name, the one that Gogo calls. */
  List<Command> all() {
    Map<String, Command> all = new TreeMap<>();
    for (ServiceReference<?> reference : references()) {
      String scope = String.valueOf(reference.getProperty(SCOPE));
      Object service = context.getService(reference);
      if (service != null) {
        for (String function : functions(reference)) {
          if (!function.startsWith("_")) {
            Command command = describe(scope, function, service);
            all.putIfAbsent(command.name(), command);
          }
        }
        context.ungetService(reference);
      }
    }
    return List.copyOf(all.values());
  }

  /** Who completes the arguments of a command; null if it has no scope or nobody does. */
  @Nullable Completes completes(String name) {
    int colon = name.indexOf(':');
    for (ServiceReference<?> reference : references()) {
      boolean scope = colon < 0 || name.substring(0, colon).equals(reference.getProperty(SCOPE));
      if (scope && functions(reference).contains(name.substring(colon + 1))) {
        Object service = context.getService(reference);
        context.ungetService(reference);
        if (service instanceof Completes completes) {
          return completes;
        }
      }
    }
    return null;
  }

  private List<ServiceReference<?>> references() {
    try {
      ServiceReference<?>[] found = context.getServiceReferences((String) null, FILTER);
      // References compare by ranking, the highest last.
      return found == null
          ? List.of()
          : Arrays.stream(found).sorted(Comparator.reverseOrder()).toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(FILTER, e);
    }
  }

  private static List<String> functions(ServiceReference<?> reference) {
    Object functions = reference.getProperty(FUNCTION);
    return functions instanceof Object[] many
        ? Arrays.stream(many).map(Object::toString).toList()
        : List.of(String.valueOf(functions));
  }

  private static Command describe(String scope, String function, Object service) {
    for (Method method : service.getClass().getMethods()) {
      Descriptor descriptor = method.getAnnotation(Descriptor.class);
      String name = method.getName().toLowerCase(Locale.ROOT);
      if (descriptor != null && (name.equals(function) || name.equals("_" + function))) {
        String text = descriptor.value();
        int at = text.indexOf(EXAMPLE);
        return new Command(
            scope,
            function,
            (at < 0 ? text : text.substring(0, at)).strip(),
            at < 0 ? "" : example(scope, text.substring(at + EXAMPLE.length()).strip()));
      }
    }
    return new Command(scope, function, "", "");
  }

  // The commands of all capabilities are one class, whose examples are those of the breaker.
  private static String example(String scope, String example) {
    return example.replaceFirst("^breaker:", scope + ":");
  }
}
