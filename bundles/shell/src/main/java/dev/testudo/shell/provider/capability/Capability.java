package dev.testudo.shell.provider.capability;

import dev.testudo.Instance;
import dev.testudo.Registry;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Near;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One capability, as its registry shows it.
 *
 * @param word its word, such as {@code breaker}
 * @param pid its factory PID
 * @param registry the service
 * @param settings its settings' record
 * @param snapshot its snapshots' record
 */
record Capability(
    String word,
    String pid,
    Registry<?, ?, ?> registry,
    Class<? extends Record> settings,
    Class<? extends Record> snapshot) {

  static final String WORD = "testudo.capability";
  static final String PID = "testudo.pid";

  static Capability of(String word, String pid, Registry<?, ?, ?> registry) {
    Type[] arguments =
        arguments(registry.getClass())
            .orElseThrow(
                () -> new IllegalArgumentException(registry.getClass() + " does not say of what"));
    return new Capability(word, pid, registry, record(arguments[1]), record(arguments[2]));
  }

  /** The configuration of one instance. */
  String pid(String name) {
    return pid + "~" + name;
  }

  Instance<?, ?> instance(String name) {
    Optional<? extends Instance<?, ?>> found = registry.find(name);
    if (found.isEmpty()) {
      throw new CommandException("no " + word + " " + name + Near.hint(name, names()));
    }
    return found.get();
  }

  List<String> names() {
    return registry.snapshots().stream().map(Capability::name).toList();
  }

  /** The name in a snapshot: its first component. */
  static String name(Record snapshot) {
    try {
      var accessor = snapshot.getClass().getRecordComponents()[0].getAccessor();
      accessor.setAccessible(true);
      return String.valueOf(accessor.invoke(snapshot));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(snapshot.getClass() + " cannot be read", e);
    }
  }

  SettingsCodec<?> codec() {
    return SettingsCodec.of(settings);
  }

  private static Class<? extends Record> record(Type type) {
    return ((Class<?>) type).asSubclass(Record.class);
  }

  // A registry's interface extends Registry<instance, settings, snapshot> directly.
  private static Optional<Type[]> arguments(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        for (Type generic : face.getGenericInterfaces()) {
          if (generic instanceof ParameterizedType registry
              && registry.getRawType() == Registry.class) {
            return Optional.of(registry.getActualTypeArguments());
          }
        }
        Optional<Type[]> deeper = arguments(face);
        if (deeper.isPresent()) {
          return deeper;
        }
      }
    }
    return Optional.empty();
  }

  static final Set<String> FUNCTIONS = Set.of("list", "show", "set", "reset", "events");
}
