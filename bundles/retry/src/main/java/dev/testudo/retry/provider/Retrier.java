package dev.testudo.retry.provider;

import dev.testudo.Work;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.Pause;
import dev.testudo.capability.Timer;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.error.Errors;
import dev.testudo.error.FailureFilter;
import dev.testudo.retry.Retry;
import dev.testudo.retry.RetrySettings;
import dev.testudo.retry.RetrySnapshot;
import dev.testudo.retry.state.RetryCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A retry as clients and policies see it. */
final class Retrier extends CapabilityInstance<RetrySettings, RetrySnapshot> implements Retry {
  private final RetryCell cell;
  private final Attempts attempts;
  private final Clock clock;
  private final Timer timer;

  Retrier(
      String name,
      RetrySettings settings,
      InstanceCell instance,
      RetryCell cell,
      Supplier<@Nullable Errors> errors,
      Clock clock,
      Timer timer,
      Notices notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.clock = clock;
    this.timer = timer;
    this.attempts =
        new Attempts(cell, settings, now -> new Failures(name, now, errors), clock, notices);
  }

  Attempts attempts() {
    return attempts;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
    for (int attempt = 1; ; attempt = Math.max(attempt, attempt + 1)) {
      try {
        T result = work.call();
        attempts.succeeded(Stripes.SHARED, attempt);
        return result;
      } catch (Throwable failure) {
        long wait = attempts.next(Stripes.SHARED, attempt, failure);
        if (wait == Attempts.NEVER || !Pause.of(wait, clock)) {
          throw failure;
        }
      }
    }
  }

  @Override
  public <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
    return new StagedRetry<T>(work, attempts, timer).start();
  }

  @Override
  public void reset() {
    attempts.budget().reset();
  }

  @Override
  protected void prepare(RetrySettings other) {
    check(other);
  }

  static void check(RetrySettings settings) {
    FailureFilter.check("failures", settings.failures());
    FailureFilter.check("ignored", settings.ignored());
  }

  @Override
  protected void changed(RetrySettings now) {
    attempts.use(now);
  }

  @Override
  public RetrySnapshot snapshot() {
    return new RetrySnapshot(
        name(),
        cell.counts.sum(RetryCell.CALLS),
        cell.retries.get(),
        cell.counts.sum(RetryCell.RECOVERED),
        cell.counts.sum(RetryCell.EXHAUSTED),
        cell.counts.sum(RetryCell.REFUSED),
        attempts.budget().used(),
        attempts.budget().left(settings()));
  }
}
