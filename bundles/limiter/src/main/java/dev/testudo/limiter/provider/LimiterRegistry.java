package dev.testudo.limiter.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiterEvent;
import dev.testudo.limiter.RateLimiterEvent.Kind;
import dev.testudo.limiter.RateLimiterListener;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiterSnapshot;
import dev.testudo.limiter.RateLimiters;
import dev.testudo.limiter.state.LimiterCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;

/** The rate limiters. */
final class LimiterRegistry
    extends CapabilityRegistry<RateLimiter, RateLimiterSettings, RateLimiterSnapshot> {
  /** The capability's word. */
  static final String WORD = "limiter";

  /** The shape of {@link LimiterCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "due/";

  private final Listeners<RateLimiterListener> listeners = new Listeners<>(WORD);
  private final Timer timer = new Timer(WORD);

  LimiterRegistry(Room room, Faces faces, Clock clock) {
    super(
        WORD,
        RateLimiter.class,
        RateLimiterSettings.class,
        new RateLimiterSettings(),
        room,
        faces,
        clock);
  }

  Listeners<RateLimiterListener> listeners() {
    return listeners;
  }

  /** The registry as one client sees it. */
  RateLimiters view(String client) {
    return new View(this, client);
  }

  @Override
  protected RateLimiter create(String name, RateLimiterSettings settings, InstanceCell cell) {
    Clock clock = clock();
    LimiterCell due =
        room().cell(KEY + name, LimiterCell.class, () -> new LimiterCell(clock.coarse()));
    return new Limiter(name, settings, cell, due, clock, timer, text -> tell(name, text));
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
    RateLimiterEvent event = new RateLimiterEvent(clock().wall(), name, Kind.LIMITED, text);
    note(name, event.kind().name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View
      extends RegistryView<RateLimiter, RateLimiterSettings, RateLimiterSnapshot>
      implements RateLimiters {
    View(LimiterRegistry registry, String client) {
      super(registry, client);
    }
  }
}
