package dev.testudo.retry.provider;

import dev.testudo.RejectedException;
import dev.testudo.error.Errors;
import dev.testudo.error.FailureFilter;
import dev.testudo.retry.RetrySettings;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which failures are worth another attempt. */
final class Failures {
  private final Supplier<@Nullable Errors> errors;
  private final FailureFilter filter;

  /**
   * @param name the retry's name
   * @param errors who knows the categories of failures, or null
   */
  Failures(String name, RetrySettings settings, Supplier<@Nullable Errors> errors) {
    this.errors = errors;
    this.filter = new FailureFilter(name, settings.failures(), settings.ignored());
  }

  /** Whether the settings say so, and it is no rejection or cancellation. */
  boolean retried(Throwable failure) {
    Throwable cause = cause(failure);
    return !(cause instanceof RejectedException)
        && !(cause instanceof CancellationException)
        && !(cause instanceof InterruptedException)
        && filter.means(failure, errors.get());
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }
}
