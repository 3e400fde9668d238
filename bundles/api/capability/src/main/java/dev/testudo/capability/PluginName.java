package dev.testudo.capability;

import static java.lang.System.Logger.Level.WARNING;

import java.lang.System.Logger;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;

/** The name of a plugin, which stands in its service properties. */
public final class PluginName {
  private static final Logger LOG = System.getLogger(PluginName.class.getName());

  private PluginName() {}

  /**
   * Reads it; of a plugin without one the log says which and what to do.
   *
   * @param properties the service's
   * @param plugin what it is, such as {@code an alert channel}
   * @param annotation the component property type that sets the property
   * @param property the property
   */
  public static Optional<String> of(
      Map<String, ?> properties,
      String plugin,
      Class<? extends Annotation> annotation,
      String property) {
    if (properties.get(property) instanceof String name) {
      return Optional.of(name);
    }
    LOG.log(
        WARNING,
        "{0} of bundle {1} has no name and is not used: annotate it with @{2} or set the service"
            + " property {3}",
        plugin,
        String.valueOf(properties.get("service.bundleid")),
        annotation.getSimpleName(),
        property);
    return Optional.empty();
  }
}
