package dev.testudo.retry.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.error.Errors;
import dev.testudo.retry.Retries;
import dev.testudo.retry.Retry;
import dev.testudo.retry.RetryEvent;
import dev.testudo.retry.RetryEvent.Kind;
import dev.testudo.retry.RetryListener;
import dev.testudo.retry.RetrySettings;
import dev.testudo.retry.RetrySnapshot;
import dev.testudo.retry.state.RetryCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The retries. */
final class RetryRegistry extends CapabilityRegistry<Retry, RetrySettings, RetrySnapshot> {
  /** The capability's word. */
  static final String WORD = "retry";

  /** The shape of {@link RetryCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "attempts/";

  private final Listeners<RetryListener> listeners = new Listeners<>(WORD);
  private final Timer timer = new Timer(WORD);
  private final AtomicReference<@Nullable Errors> errors = new AtomicReference<>();

  RetryRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, Retry.class, RetrySettings.class, new RetrySettings(), room, faces, clock);
  }

  Listeners<RetryListener> listeners() {
    return listeners;
  }

  /** Who knows the categories of failures, while somebody does. */
  AtomicReference<@Nullable Errors> errors() {
    return errors;
  }

  /** The registry as one client sees it. */
  Retries view(String client) {
    return new View(this, client);
  }

  @Override
  protected Retry create(String name, RetrySettings settings, InstanceCell cell) {
    Clock clock = clock();
    RetryCell attempts =
        room().cell(KEY + name, RetryCell.class, () -> new RetryCell(clock.coarse()));
    return new Retrier(
        name,
        settings,
        cell,
        attempts,
        errors::get,
        clock,
        timer,
        text -> tellOfBudget(name, text));
  }

  @Override
  protected void check(RetrySettings settings) {
    Retrier.check(settings);
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

  private void tellOfBudget(String name, String text) {
    RetryEvent event = new RetryEvent(clock().wall(), name, Kind.BUDGET_USED_UP, text);
    note(name, event.kind().name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View extends RegistryView<Retry, RetrySettings, RetrySnapshot>
      implements Retries {
    View(RetryRegistry registry, String client) {
      super(registry, client);
    }
  }
}
