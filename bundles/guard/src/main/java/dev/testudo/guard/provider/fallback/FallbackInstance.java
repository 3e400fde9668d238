package dev.testudo.guard.provider.fallback;

import dev.testudo.RejectedException;
import dev.testudo.SettingsException;
import dev.testudo.Work;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.Seldom;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.fallback.Fallback;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.fallback.FallbackSnapshot;
import dev.testudo.fallback.state.FallbackCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Stripes;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A fallback as clients and policies see it. */
final class FallbackInstance extends CapabilityInstance<FallbackSettings, FallbackSnapshot>
    implements Fallback {
  private final FallbackCell cell;
  private final Clock clock;
  private final Runnable relink;
  private final Notices notices;
  private volatile boolean refused;
  // What it answers for, by operation; chains that are gone let go of theirs.
  private final Map<String, WeakReference<FallbackPolicy>> policies = new ConcurrentHashMap<>();

  /**
   * @param relink has guards make the chains anew that it is in
   * @param notices is told what is worth telling; never throws, never waits
   */
  FallbackInstance(
      String name,
      FallbackSettings settings,
      InstanceCell instance,
      FallbackCell cell,
      Clock clock,
      Runnable relink,
      Notices notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.clock = clock;
    this.relink = relink;
    this.notices = notices;
  }

  FallbackCell cell() {
    return cell;
  }

  /** An operation was linked without it, since its settings did not fit; others may. */
  void refused() {
    refused = true;
  }

  /** A policy is put into the chain of an operation. */
  void linked(String operation, FallbackPolicy policy) {
    policies.values().removeIf(one -> one.get() == null);
    policies.put(operation, new WeakReference<>(policy));
  }

  @Override
  protected void changed(FallbackSettings now) {
    boolean fits = !refused;
    refused = false;
    for (WeakReference<FallbackPolicy> one : policies.values()) {
      FallbackPolicy policy = one.get();
      if (policy != null) {
        try {
          policy.use(now);
        } catch (SettingsException e) {
          notices.refused(policy.operation() + ": is not answered: " + e.getMessage());
        }
        fits &= policy.needsArguments() == policy.asks();
      }
    }
    if (!fits) {
      relink.run();
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a primitive's value is read as its wrapper
  public <T, X extends Exception> @Nullable T call(Class<T> type, Work<T, X> work) throws X {
    FallbackSettings now = settings();
    Object answer = Answers.read(now.answer(), type);
    T result;
    try {
      result = work.call();
    } catch (Throwable failure) {
      if (!isFor(now, failure)) {
        passed(Stripes.SHARED);
        throw failure;
      }
      answered(Stripes.SHARED, failure);
      return (T) answer;
    }
    passed(Stripes.SHARED);
    return result;
  }

  /** Whether the settings say that a failure is answered. */
  static boolean isFor(FallbackSettings settings, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof CancellationException || cause instanceof InterruptedException) {
      return false;
    }
    for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
      if (settings.on().contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  /** Counts a call that needed no answer. */
  void passed(int row) {
    cell.counts.add(row, FallbackCell.CALLS, 1);
  }

  /** Counts a call that it answered. */
  void answered(int row, Throwable failure) {
    cell.counts.add(row, FallbackCell.CALLS, 1, FallbackCell.ANSWERED, 1);
    if (failure instanceof RejectedException) {
      cell.counts.add(row, FallbackCell.REJECTIONS, 1);
    }
    if (Seldom.due(cell.said, clock)) {
      notices.answers(
          "answers in place of the target; so far "
              + cell.counts.sum(FallbackCell.ANSWERED)
              + " times, now for "
              + failure);
    }
  }

  /** Counts a call that it could not answer. */
  void failed(int row) {
    cell.counts.add(row, FallbackCell.CALLS, 1, FallbackCell.FAILED, 1);
  }

  @Override
  public void reset() {}

  @Override
  public FallbackSnapshot snapshot() {
    return new FallbackSnapshot(
        name(),
        cell.counts.sum(FallbackCell.CALLS),
        cell.counts.sum(FallbackCell.ANSWERED),
        cell.counts.sum(FallbackCell.REJECTIONS),
        cell.counts.sum(FallbackCell.FAILED));
  }
}
