package dev.testudo.shell.provider.platform;

import dev.testudo.Registry;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Why an instance does not do its work. What a capability tells of that in its snapshots is read by
 * the names of the components: {@code missing} lists what nobody provides, {@code services} is the
 * filter of what a guard is for, {@code state} is its state.
 */
final class InstanceReasons {
  private final BundleContext context;
  private final String word;
  private final Registry<?, ?, ?> registry;

  InstanceReasons(BundleContext context, String word, Registry<?, ?, ?> registry) {
    this.context = context;
    this.word = word;
    this.registry = registry;
  }

  static List<String> names(Registry<?, ?, ?> registry) {
    return registry.snapshots().stream().map(one -> text(one, "name")).toList();
  }

  Optional<Reason> about(String name) {
    return registry.snapshots().stream()
        .filter(one -> name.equals(text(one, "name")))
        .findFirst()
        .map(one -> reason(name, one));
  }

  private Reason reason(String name, Record snapshot) {
    Object missing = value(snapshot, "missing");
    if (missing instanceof Collection<?> some && !some.isEmpty()) {
      return new Reason(
          word,
          name,
          "DEGRADED",
          "No bundle provides "
              + String.join(" and ", some.stream().map(String::valueOf).toList())
              + ", which it is configured to use.");
    }
    String services = text(snapshot, "services");
    if (services.startsWith("(") && !matches(services)) {
      return new Reason(
          word, name, "IDLE", "It guards nothing: no service matches " + services + ".");
    }
    String state = text(snapshot, "state");
    return state.isEmpty()
        ? new Reason(word, name, "ACTIVE", "Nothing is missing.")
        : new Reason(
            word, name, state, "Nothing is missing; " + word + ":show " + name + " tells more.");
  }

  private boolean matches(String filter) {
    try {
      return context.getAllServiceReferences(null, filter) != null;
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  static String text(Record snapshot, String component) {
    Object value = value(snapshot, component);
    return value == null ? "" : value.toString();
  }

  private static @Nullable Object value(Record snapshot, String name) {
    Optional<RecordComponent> component =
        Arrays.stream(snapshot.getClass().getRecordComponents())
            .filter(one -> one.getName().equals(name))
            .findFirst();
    if (component.isEmpty()) {
      return null;
    }
    try {
      component.get().getAccessor().setAccessible(true);
      return component.get().getAccessor().invoke(snapshot);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.get() + " cannot be read", e);
    }
  }
}
