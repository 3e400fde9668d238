package dev.testudo.breaker.provider;

import dev.testudo.RejectedException;
import dev.testudo.Work;
import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.State;
import dev.testudo.breaker.state.BreakerCell;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.StagedCall;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.error.Errors;
import dev.testudo.error.FailureFilter;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A circuit breaker as clients and policies see it. */
final class Breaker extends CapabilityInstance<CircuitBreakerSettings, CircuitBreakerSnapshot>
    implements CircuitBreaker {
  private final BreakerCell cell;
  private final Circuit circuit;
  private final Supplier<@Nullable Errors> errors;
  private volatile FailureFilter ignored;

  Breaker(
      String name,
      CircuitBreakerSettings settings,
      InstanceCell instance,
      BreakerCell cell,
      Supplier<@Nullable Errors> errors,
      Clock clock,
      Notices notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.errors = errors;
    this.ignored = ignored(name, settings);
    this.circuit = new Circuit(cell, settings, clock, notices);
  }

  Circuit circuit() {
    return circuit;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
    long permit = circuit.enter(Stripes.SHARED);
    if (permit < 0) {
      throw open(permit, null);
    }
    T result;
    try {
      result = work.call();
    } catch (Throwable failure) {
      over(permit, failure);
      throw failure;
    }
    circuit.succeeded(Stripes.SHARED, permit);
    return result;
  }

  @Override
  public <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
    long permit = circuit.enter(Stripes.SHARED);
    if (permit < 0) {
      return CompletableFuture.failedFuture(open(permit, null));
    }
    return new StagedCall<T>(failure -> over(permit, failure)).follow(work);
  }

  /** Why a call was not let in. */
  CircuitOpenException open(long refusal, @Nullable String operation) {
    return new CircuitOpenException(name(), operation, Duration.ofMillis(~refusal));
  }

  private void over(long permit, @Nullable Throwable failure) {
    if (failure == null) {
      circuit.succeeded(Stripes.SHARED, permit);
    } else if (neutral(failure)) {
      circuit.neutral(Stripes.SHARED, permit);
    } else {
      failed(Stripes.SHARED, permit, failure);
    }
  }

  /** A call failed, with what may say nothing about the target. */
  void failed(int row, long permit, @Nullable Throwable failure) {
    if (failure != null && ignored.means(failure, errors.get())) {
      circuit.neutral(row, permit);
    } else {
      circuit.failed(row, permit);
    }
  }

  private static FailureFilter ignored(String name, CircuitBreakerSettings settings) {
    return new FailureFilter(name, settings.ignored(), List.of());
  }

  static void check(CircuitBreakerSettings settings) {
    FailureFilter.check("ignored", settings.ignored());
  }

  private static boolean neutral(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof RejectedException
        || cause instanceof CancellationException
        || cause instanceof InterruptedException;
  }

  @Override
  public State state() {
    return circuit.state();
  }

  @Override
  public void open() {
    circuit.open();
  }

  @Override
  public void close() {
    circuit.close(false);
  }

  @Override
  public void reset() {
    circuit.close(true);
  }

  @Override
  protected void prepare(CircuitBreakerSettings other) {
    check(other);
  }

  @Override
  protected void changed(CircuitBreakerSettings now) {
    ignored = ignored(name(), now);
    circuit.use(now);
  }

  @Override
  public CircuitBreakerSnapshot snapshot() {
    Window.Tally tally = circuit.tally();
    return new CircuitBreakerSnapshot(
        name(),
        circuit.state(),
        circuit.retryAfter(),
        tally.calls(),
        tally.failures(),
        sum(BreakerCell.SUCCEEDED) + sum(BreakerCell.TRIAL_SUCCEEDED),
        sum(BreakerCell.FAILED) + sum(BreakerCell.TRIAL_FAILED),
        sum(BreakerCell.NEUTRAL),
        sum(BreakerCell.LATE),
        sum(BreakerCell.REJECTED),
        sum(BreakerCell.OPENED));
  }

  private long sum(int column) {
    return cell.counts.sum(column);
  }
}
