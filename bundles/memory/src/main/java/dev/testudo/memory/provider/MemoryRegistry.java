package dev.testudo.memory.provider;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.memory.MemoryEvent;
import dev.testudo.memory.MemoryEvent.Kind;
import dev.testudo.memory.MemoryListener;
import dev.testudo.memory.MemorySettings;
import dev.testudo.memory.MemorySnapshot;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.PressureListenerSnapshot;
import dev.testudo.memory.state.GiverCell;
import dev.testudo.memory.state.WatchCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.lang.System.Logger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The watches, and who gives back. */
final class MemoryRegistry extends CapabilityRegistry<MemoryWatch, MemorySettings, MemorySnapshot> {
  /** The capability's word. */
  static final String WORD = "memory";

  /** The shape of {@link WatchCell}. */
  static final int SCHEMA = 1;

  private static final Logger LOG = System.getLogger(MemoryRegistry.class.getName());
  private static final String KEY = "watch/";
  private static final String GIVER = "listener/";

  private final Listeners<MemoryListener> listeners = new Listeners<>(WORD);
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
  private final Givers givers;

  MemoryRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, MemoryWatch.class, MemorySettings.class, new MemorySettings(), room, faces, clock);
    givers = new Givers(name -> room.cell(GIVER + name, GiverCell.class, GiverCell::new));
  }

  Listeners<MemoryListener> listeners() {
    return listeners;
  }

  Givers givers() {
    return givers;
  }

  /** The registry as one client sees it. */
  MemoryWatches view(String client) {
    return new View(this, client);
  }

  /** Shows all watches what a collection left. */
  void look(HeapUse use) {
    watches.values().forEach(watch -> watch.look(use));
  }

  @Override
  protected MemoryWatch create(String name, MemorySettings settings, InstanceCell cell) {
    WatchCell seen = room().cell(KEY + name, WatchCell.class, WatchCell::new);
    Watch watch =
        new Watch(
            name, settings, cell, seen, givers, clock(), (kind, text) -> tell(name, kind, text));
    watches.put(name, watch);
    return watch;
  }

  @Override
  protected void forget(String name) {
    watches.remove(name);
    room().drop(KEY + name);
  }

  @Override
  public void close() {
    givers.close();
    super.close();
  }

  private void tell(String name, Kind kind, String text) {
    MemoryEvent event = new MemoryEvent(clock().wall(), name, kind, text);
    boolean bad = kind == Kind.PRESSED || kind == Kind.LISTENER_FAILED;
    LOG.log(bad ? WARNING : INFO, () -> "memory " + name + " " + kind + ": " + text);
    note(name, kind.name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View extends RegistryView<MemoryWatch, MemorySettings, MemorySnapshot>
      implements MemoryWatches {
    private final MemoryRegistry registry;

    View(MemoryRegistry registry, String client) {
      super(registry, client);
      this.registry = registry;
    }

    @Override
    public List<PressureListenerSnapshot> listeners() {
      return registry.givers.snapshots();
    }
  }
}
