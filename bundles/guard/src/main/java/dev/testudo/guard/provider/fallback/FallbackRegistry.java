package dev.testudo.guard.provider.fallback;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.fallback.Fallback;
import dev.testudo.fallback.FallbackEvent;
import dev.testudo.fallback.FallbackEvent.Kind;
import dev.testudo.fallback.FallbackListener;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.fallback.FallbackSnapshot;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.fallback.state.FallbackCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.lang.System.Logger;

/** The fallbacks. */
final class FallbackRegistry
    extends CapabilityRegistry<Fallback, FallbackSettings, FallbackSnapshot> {
  /** The capability's word. */
  static final String WORD = "fallback";

  /** The shape of {@link FallbackCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "counts/";

  private static final Logger LOG = System.getLogger(FallbackRegistry.class.getName());

  private final Listeners<FallbackListener> listeners = new Listeners<>(WORD);
  private final Runnable relink;

  /**
   * @param relink has guards make the chains anew that fallbacks are in
   */
  FallbackRegistry(Room room, Faces faces, Clock clock, Runnable relink) {
    super(WORD, Fallback.class, FallbackSettings.class, new FallbackSettings(), room, faces, clock);
    this.relink = relink;
  }

  Listeners<FallbackListener> listeners() {
    return listeners;
  }

  /** The registry as one client sees it. */
  Fallbacks view(String client) {
    return new View(this, client);
  }

  @Override
  protected Fallback create(String name, FallbackSettings settings, InstanceCell cell) {
    Clock clock = clock();
    FallbackCell counts =
        room().cell(KEY + name, FallbackCell.class, () -> new FallbackCell(clock.coarse()));
    return new FallbackInstance(name, settings, cell, counts, clock, relink, notices(name));
  }

  @Override
  protected void forget(String name) {
    room().drop(KEY + name);
  }

  private Notices notices(String name) {
    return new Notices() {
      @Override
      public void answers(String text) {
        tell(name, text);
      }

      @Override
      public void refused(String text) {
        LOG.log(WARNING, "fallback " + name + ", " + text);
        note(name, "REFUSED", text);
      }
    };
  }

  private void tell(String name, String text) {
    FallbackEvent event = new FallbackEvent(clock().wall(), name, Kind.ANSWERED, text);
    note(name, event.kind().name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View extends RegistryView<Fallback, FallbackSettings, FallbackSnapshot>
      implements Fallbacks {
    View(FallbackRegistry registry, String client) {
      super(registry, client);
    }
  }
}
