package dev.testudo.pool.provider;

import dev.testudo.pool.PoolEvent.Cause;
import dev.testudo.state.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Tells what may happen at the rate of the claims once a second at most. */
final class Throttle implements Notices {
  private static final long PAUSE = 1_000_000_000;

  private final Clock clock;
  private final Notices notices;
  private final Map<Cause, AtomicLong> last = new EnumMap<>(Cause.class);

  Throttle(Clock clock, Notices notices) {
    this.clock = clock;
    this.notices = notices;
    last.put(Cause.EXHAUSTED, new AtomicLong(clock.coarse() - PAUSE));
    last.put(Cause.FAILED, new AtomicLong(clock.coarse() - PAUSE));
  }

  @Override
  public void tell(Cause cause, Supplier<String> text) {
    AtomicLong latest = last.get(cause);
    if (latest != null) {
      long before = latest.get();
      long now = clock.coarse();
      if (now - before < PAUSE || !latest.compareAndSet(before, now)) {
        return;
      }
    }
    notices.tell(cause, text);
  }
}
