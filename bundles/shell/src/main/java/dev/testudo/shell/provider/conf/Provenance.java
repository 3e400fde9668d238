package dev.testudo.shell.provider.conf;

import dev.testudo.capability.Origin;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Where the value of a key is from. Thread-safe. */
public final class Provenance {
  /** What conf:set has set. */
  static final String OVERLAY = "overlay";

  private final Configurations configurations;
  private final Overlays overlays;

  Provenance(Configurations configurations, Overlays overlays) {
    this.configurations = configurations;
    this.overlays = overlays;
  }

  /**
   * {@code overlay}, the name of a file, or {@code configuration}; empty if it is not configured.
   */
  public Optional<String> of(String pid, String key) throws IOException {
    if (overlays.find(pid).map(Overlay::set).orElse(Map.of()).containsKey(key)) {
      return Optional.of(OVERLAY);
    }
    Map<String, Object> values = configurations.read(pid).orElse(Map.of());
    return values.containsKey(key)
        ? Optional.of(file(values).orElse("configuration"))
        : Optional.empty();
  }

  static Optional<String> file(Map<String, Object> values) {
    return Optional.ofNullable(values.get(Origin.FILE)).map(Object::toString);
  }
}
