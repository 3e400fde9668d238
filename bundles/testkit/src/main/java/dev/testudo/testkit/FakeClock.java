package dev.testudo.testkit;

import dev.testudo.state.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A clock that stands still until a test turns it, or runs on from where it was turned to. It
 * begins a second before the nanoseconds overflow, so that every test that moves it by more proves
 * that times are compared by subtraction. Safe for use by many threads.
 */
public final class FakeClock implements Clock {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final AtomicLong wall = new AtomicLong();
  private final LongSupplier runs;

  /** One that stands still. */
  public FakeClock() {
    this(() -> 0);
  }

  private FakeClock(LongSupplier runs) {
    this.runs = runs;
  }

  /**
   * One that runs by itself, so that what waits does not wait for ever, and can be set forward:
   * what takes minutes is over at once. A thread that is waiting already notices when its own time
   * is up.
   */
  public static FakeClock running() {
    long begin = System.nanoTime();
    return new FakeClock(() -> System.nanoTime() - begin);
  }

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
    return nanos.get() + runs.getAsLong();
  }

  @Override
  public long coarse() {
    return nanos();
  }

  @Override
  public int ticks() {
    return (int) (nanos() / 1_000_000);
  }

  @Override
  public Instant wall() {
    return BEGIN.plusNanos(wall.get() + runs.getAsLong());
  }
}
