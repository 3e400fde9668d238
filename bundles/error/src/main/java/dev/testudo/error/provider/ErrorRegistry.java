package dev.testudo.error.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorEvent;
import dev.testudo.error.ErrorListener;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.ErrorSettings;
import dev.testudo.error.ErrorSnapshot;
import dev.testudo.error.Errors;
import dev.testudo.error.state.ErrorCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.Map;
import java.util.Optional;

/** The error monitors, and what failures mean. */
final class ErrorRegistry extends CapabilityRegistry<ErrorMonitor, ErrorSettings, ErrorSnapshot> {
  /** The capability's word. */
  static final String WORD = "error";

  /** The shape of {@link ErrorCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "monitor/";

  private final Listeners<ErrorListener> listeners = new Listeners<>(WORD);
  private final Recoveries recoveries = new Recoveries();
  private final Plugins plugins;
  private final Classifier classifier;
  private volatile Common common;

  /** The rules of those whom nobody says anything of. */
  private record Common(ErrorSettings settings, Map<String, ErrorCategory> rules) {
    static Common of(ErrorSettings settings) {
      return new Common(settings, settings.categories());
    }
  }

  ErrorRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, ErrorMonitor.class, ErrorSettings.class, new ErrorSettings(), room, faces, clock);
    plugins = new Plugins(clock, line -> note(DEFAULT, "PUT_ASIDE", line));
    classifier = new Classifier(plugins);
    common = Common.of(common());
  }

  Listeners<ErrorListener> listeners() {
    return listeners;
  }

  Plugins plugins() {
    return plugins;
  }

  Recoveries recoveries() {
    return recoveries;
  }

  /** The registry as one client sees it. */
  Errors view(String client) {
    return new View(this, client);
  }

  @SuppressWarnings("ReferenceEquality") // the same object until they change
  private Classification classify(Throwable failure) {
    Common now = common;
    ErrorSettings settings = common();
    if (now.settings != settings) {
      now = Common.of(settings);
      common = now;
    }
    return classifier.classify(now.rules, failure);
  }

  @Override
  protected ErrorMonitor create(String name, ErrorSettings settings, InstanceCell cell) {
    Clock clock = clock();
    ErrorCell errors =
        room().cell(KEY + name, ErrorCell.class, () -> new ErrorCell(clock.coarse()));
    return new Monitor(
        name,
        settings,
        cell,
        errors,
        classifier,
        recoveries,
        clock,
        (kind, text) -> tell(name, kind, text));
  }

  @Override
  protected void forget(String name) {
    room().drop(KEY + name);
  }

  @Override
  public void close() {
    super.close();
    plugins.close();
    recoveries.close();
  }

  private void tell(String name, ErrorEvent.Kind kind, String text) {
    ErrorEvent event = new ErrorEvent(clock().wall(), name, kind, text);
    note(name, kind.name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View extends RegistryView<ErrorMonitor, ErrorSettings, ErrorSnapshot>
      implements Errors {
    private final ErrorRegistry registry;

    View(ErrorRegistry registry, String client) {
      super(registry, client);
      this.registry = registry;
    }

    @Override
    public Classification classify(Throwable failure) {
      return registry.classify(failure);
    }

    @Override
    public Classification classify(String name, Throwable failure) {
      Optional<ErrorMonitor> monitor = registry.find(name);
      return monitor.isPresent() ? monitor.get().classify(failure) : registry.classify(failure);
    }
  }
}
