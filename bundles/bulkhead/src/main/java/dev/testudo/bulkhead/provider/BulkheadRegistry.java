package dev.testudo.bulkhead.provider;

import dev.testudo.bulkhead.Bulkhead;
import dev.testudo.bulkhead.BulkheadEvent;
import dev.testudo.bulkhead.BulkheadEvent.Kind;
import dev.testudo.bulkhead.BulkheadListener;
import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.BulkheadSnapshot;
import dev.testudo.bulkhead.Bulkheads;
import dev.testudo.bulkhead.state.BulkheadCell;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.concurrent.ThreadLocalRandom;

/** The bulkheads. */
final class BulkheadRegistry
    extends CapabilityRegistry<Bulkhead, BulkheadSettings, BulkheadSnapshot> {
  /** The capability's word. */
  static final String WORD = "bulkhead";

  /** The shape of {@link BulkheadCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "hold/";

  private final Listeners<BulkheadListener> listeners = new Listeners<>(WORD);
  private final Timer timer = new Timer(WORD);

  BulkheadRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, Bulkhead.class, BulkheadSettings.class, new BulkheadSettings(), room, faces, clock);
  }

  Listeners<BulkheadListener> listeners() {
    return listeners;
  }

  /** The registry as one client sees it. */
  Bulkheads view(String client) {
    return new View(this, client);
  }

  @Override
  protected Bulkhead create(String name, BulkheadSettings settings, InstanceCell cell) {
    Clock clock = clock();
    BulkheadCell hold =
        room()
            .cell(
                KEY + name,
                BulkheadCell.class,
                () -> new BulkheadCell(ThreadLocalRandom.current().nextInt(), clock.coarse()));
    return new Compartment(name, settings, cell, hold, clock, timer, text -> tell(name, text));
  }

  @Override
  protected void forget(String name) {
    room().drop(KEY + name);
  }

  @Override
  public void close() {
    super.close();
    timer.close();
  }

  private void tell(String name, String text) {
    BulkheadEvent event = new BulkheadEvent(clock().wall(), name, Kind.FULL, text);
    note(name, event.kind().name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View extends RegistryView<Bulkhead, BulkheadSettings, BulkheadSnapshot>
      implements Bulkheads {
    View(BulkheadRegistry registry, String client) {
      super(registry, client);
    }
  }
}
