package dev.testudo.retry.provider;

import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.retry.RetrySettings;
import dev.testudo.retry.state.RetryCell;
import dev.testudo.state.Clock;
import dev.testudo.testkit.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One retry over a cell, and work that fails as often as it is told to. */
final class Bench {
  final FakeClock clock = new FakeClock();
  final RetryCell cell = new RetryCell(clock.coarse());
  final Timer timer = new Timer("retry");
  final List<String> told = Collections.synchronizedList(new ArrayList<>());
  final AtomicInteger attempts = new AtomicInteger();
  final Retrier retry;

  Bench(RetrySettings settings) {
    this(settings, null);
  }

  /**
   * @param waits is told each look at the exact clock, which goes on by a millisecond then
   */
  Bench(RetrySettings settings, List<Long> waits) {
    Clock used = waits == null ? clock : new Hasty(clock, waits);
    retry =
        new Retrier(
            "orders-db", settings, new InstanceCell(), cell, () -> null, used, timer, told::add);
  }

  /** So many attempts without waiting or budget. */
  static RetrySettings settings(int maxAttempts) {
    return settings(maxAttempts, Duration.ZERO, 100);
  }

  static RetrySettings settings(int maxAttempts, Duration delay, double budget) {
    return new RetrySettings(
        maxAttempts,
        delay,
        2,
        Duration.ofSeconds(10),
        0,
        budget,
        budget == 100 ? 1_000_000 : 0,
        List.of("java.lang.Exception"),
        List.of());
  }

  /** Fails the first so many times. */
  String failing(int times) throws IOException {
    int attempt = attempts.incrementAndGet();
    if (attempt <= times) {
      throw new Failed("attempt " + attempt);
    }
    return "attempt " + attempt;
  }

  /** A failure that costs little, for there are many. */
  static final class Failed extends IOException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  /** A clock that passes as fast as it is looked at. */
  private record Hasty(FakeClock clock, List<Long> waits) implements Clock {
    @Override
    public long nanos() {
      clock.advance(Duration.ofMillis(1));
      waits.add(clock.nanos());
      return clock.nanos();
    }

    @Override
    public long coarse() {
      return clock.coarse();
    }

    @Override
    public int ticks() {
      return clock.ticks();
    }

    @Override
    public Instant wall() {
      return clock.wall();
    }
  }
}
