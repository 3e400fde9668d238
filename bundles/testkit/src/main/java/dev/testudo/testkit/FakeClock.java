package dev.testudo.testkit;

import dev.testudo.state.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that stands still until a test turns it. It begins a second before the nanoseconds
 * overflow, so that every test that moves it by more proves that times are compared by subtraction.
 */
public final class FakeClock implements Clock {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final AtomicLong wall = new AtomicLong();

  /** Lets time pass, on all clocks. */
  public void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
    wall.addAndGet(time.toNanos());
  }

  /** Sets the time of day forth or back, as an operator or a time server may. */
  public void stepWall(Duration step) {
    wall.addAndGet(step.toNanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public long coarse() {
    return nanos.get();
  }

  @Override
  public int ticks() {
    return (int) (nanos.get() / 1_000_000);
  }

  @Override
  public Instant wall() {
    return BEGIN.plusNanos(wall.get());
  }
}
