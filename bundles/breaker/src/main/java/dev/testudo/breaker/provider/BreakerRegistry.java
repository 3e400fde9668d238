package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerEvent;
import dev.testudo.breaker.CircuitBreakerEvent.Cause;
import dev.testudo.breaker.CircuitBreakerListener;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.State;
import dev.testudo.breaker.state.BreakerCell;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.error.Errors;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The circuit breakers. */
final class BreakerRegistry
    extends CapabilityRegistry<CircuitBreaker, CircuitBreakerSettings, CircuitBreakerSnapshot> {
  /** The capability's word. */
  static final String WORD = "breaker";

  /** The shape of {@link BreakerCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "circuit/";

  private final Listeners<CircuitBreakerListener> listeners = new Listeners<>(WORD);
  private final AtomicReference<@Nullable Errors> errors = new AtomicReference<>();

  BreakerRegistry(Room room, Faces faces, Clock clock) {
    super(
        WORD,
        CircuitBreaker.class,
        CircuitBreakerSettings.class,
        new CircuitBreakerSettings(),
        room,
        faces,
        clock);
  }

  Listeners<CircuitBreakerListener> listeners() {
    return listeners;
  }

  /** Who knows the categories of failures, while somebody does. */
  AtomicReference<@Nullable Errors> errors() {
    return errors;
  }

  /** The registry as one client sees it. */
  CircuitBreakers view(String client) {
    return new View(this, client);
  }

  @Override
  protected CircuitBreaker create(String name, CircuitBreakerSettings settings, InstanceCell cell) {
    Clock clock = clock();
    BreakerCell circuit =
        room().cell(KEY + name, BreakerCell.class, () -> new BreakerCell(clock.coarse()));
    return new Breaker(
        name,
        settings,
        cell,
        circuit,
        errors::get,
        clock,
        (from, to, cause, text) -> tell(name, from, to, cause, text));
  }

  @Override
  protected void check(CircuitBreakerSettings settings) {
    Breaker.check(settings);
  }

  @Override
  protected void forget(String name) {
    room().drop(KEY + name);
  }

  private void tell(String name, State from, State to, Cause cause, String text) {
    CircuitBreakerEvent event =
        new CircuitBreakerEvent(clock().wall(), name, from, to, cause, text);
    note(name, from == to ? cause.name() : to == State.OPEN ? "OPENED" : to.name(), text);
    listeners.tell(listener -> listener.changed(event));
  }

  private static final class View
      extends RegistryView<CircuitBreaker, CircuitBreakerSettings, CircuitBreakerSnapshot>
      implements CircuitBreakers {
    View(BreakerRegistry registry, String client) {
      super(registry, client);
    }
  }
}
