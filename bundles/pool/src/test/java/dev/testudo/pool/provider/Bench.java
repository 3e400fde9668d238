package dev.testudo.pool.provider;

import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;

/** One pool of things, with a housekeeper that works when a test says so. */
final class Bench {
  static final String OWNER = "com.acme.orders";

  final FakeRoom room = new FakeRoom();
  final Things things = new Things();
  final PoolRegistry registry;
  final Pool<Things.Thing> pool;

  Bench(Clock clock, PoolSettings settings) {
    registry = new PoolRegistry(room, new FakeFaces(), clock);
    registry.adopt();
    pool = registry.pool("things", things, settings, OWNER);
  }

  static PoolSettings size(int minimum, int maximum) {
    return new PoolSettings().size(minimum, maximum);
  }

  /** Settings of which the claim does not wait. */
  static PoolSettings impatient(int maximum) {
    PoolSettings some = size(0, maximum);
    return new PoolSettings(
        0,
        maximum,
        Duration.ZERO,
        some.maxIdle(),
        some.maxLife(),
        some.validateAfter(),
        some.leakAfter());
  }

  /** The housekeeper's round, and its worker's. */
  void tidy() {
    for (ObjectPool<?> one : registry.everyone()) {
      if (one.look()) {
        one.work();
      }
    }
  }

  PoolSnapshot snapshot() {
    return pool.snapshot();
  }
}
