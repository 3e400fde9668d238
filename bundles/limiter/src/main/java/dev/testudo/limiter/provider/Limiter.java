package dev.testudo.limiter.provider;

import dev.testudo.Work;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.Pause;
import dev.testudo.capability.Seldom;
import dev.testudo.capability.StagedCall;
import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.limiter.RateLimitedException;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiterSnapshot;
import dev.testudo.limiter.state.LimiterCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rate limiter as clients and policies see it. */
final class Limiter extends CapabilityInstance<RateLimiterSettings, RateLimiterSnapshot>
    implements RateLimiter {
  private final LimiterCell cell;
  private final Pacer pacer;
  private final Clock clock;
  private final Timer timer;
  private final Consumer<String> notices;

  /**
   * @param notices is told what is worth telling; never throws, never waits
   */
  Limiter(
      String name,
      RateLimiterSettings settings,
      InstanceCell instance,
      LimiterCell cell,
      Clock clock,
      Timer timer,
      Consumer<String> notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.pacer = new Pacer(cell, settings, clock);
    this.clock = clock;
    this.timer = timer;
    this.notices = notices;
  }

  Pacer pacer() {
    return pacer;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
    long wait = pacer.reserve();
    if (wait < 0) {
      throw limited(Stripes.SHARED, ~wait, null);
    }
    if (wait > 0 && !Pause.of(wait, clock)) {
      pacer.giveBack();
      throw limited(Stripes.SHARED, wait, null);
    }
    admitted(Stripes.SHARED, wait > 0);
    return work.call();
  }

  @Override
  public <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
    long wait = pacer.reserve();
    if (wait < 0) {
      return CompletableFuture.failedFuture(limited(Stripes.SHARED, ~wait, null));
    }
    if (wait > 0) {
      return new WaitingStage<T>(this, work).start(wait, timer);
    }
    admitted(Stripes.SHARED, false);
    return new StagedCall<T>(failure -> {}).follow(work);
  }

  @Override
  public boolean tryAcquire() {
    long wait = pacer.take();
    if (wait == Pacer.NOW) {
      admitted(Stripes.SHARED, false);
      return true;
    }
    rejected(Stripes.SHARED);
    return false;
  }

  /** Counts a call that is let through. */
  void admitted(int row, boolean waited) {
    if (waited) {
      cell.counts.add(row, LimiterCell.ADMITTED, 1, LimiterCell.WAITED, 1);
    } else {
      cell.counts.add(row, LimiterCell.ADMITTED, 1);
    }
  }

  /** Counts a call that is turned away, and says why. */
  RateLimitedException limited(int row, long nanos, @Nullable String operation) {
    rejected(row);
    return new RateLimitedException(name(), operation, Duration.ofNanos(nanos));
  }

  private void rejected(int row) {
    cell.counts.add(row, LimiterCell.REJECTED, 1);
    if (Seldom.due(cell.said, clock)) {
      notices.accept(
          "calls are turned away; so far " + cell.counts.sum(LimiterCell.REJECTED) + " in all");
    }
  }

  @Override
  public void reset() {
    pacer.reset();
  }

  @Override
  protected void changed(RateLimiterSettings now) {
    pacer.use(now);
  }

  @Override
  public RateLimiterSnapshot snapshot() {
    return new RateLimiterSnapshot(
        name(),
        cell.counts.sum(LimiterCell.ADMITTED),
        cell.counts.sum(LimiterCell.WAITED),
        cell.counts.sum(LimiterCell.REJECTED),
        pacer.available(),
        Duration.ofNanos(pacer.nextIn()));
  }
}
