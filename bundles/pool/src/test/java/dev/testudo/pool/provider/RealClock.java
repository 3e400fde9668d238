package dev.testudo.pool.provider;

import dev.testudo.state.Clock;
import java.time.Instant;

/** Time as it passes, for tests in which threads wait. */
final class RealClock implements Clock {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long coarse() {
    return System.nanoTime();
  }

  @Override
  public int ticks() {
    return (int) (System.nanoTime() / 1_000_000);
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }
}
