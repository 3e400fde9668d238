package dev.testudo.cache.provider;

import dev.testudo.cache.CacheEvent.Kind;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.WaitCell;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Stripes;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cache on a bench: over a clock turned by hand, with what it tells written down. */
final class Bench {
  final FakeClock clock = new FakeClock();
  final CacheCell cell = new CacheCell();
  final List<String> told = new CopyOnWriteArrayList<>();
  private final Waits waits = new Waits(new WaitCell());

  CacheInstance cache(int size, Duration timeToLive) {
    return cache("products", new CacheSettings(size, timeToLive));
  }

  /** Another version of the cache, over the same cell. */
  CacheInstance cache(String name, CacheSettings settings) {
    return cache(name, settings, cell);
  }

  CacheInstance cache(String name, CacheSettings settings, CacheCell own) {
    return new CacheInstance(
        name, settings, new InstanceCell(), own, waits, clock, this::tell, () -> Stripes.SHARED);
  }

  private void tell(Kind kind, String text) {
    told.add(kind + ": " + text);
  }

  void pass(Duration time) {
    clock.advance(time);
  }
}
