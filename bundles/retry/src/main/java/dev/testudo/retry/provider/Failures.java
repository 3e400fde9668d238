package dev.testudo.retry.provider;

import dev.testudo.RejectedException;
import dev.testudo.retry.RetrySettings;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** Which failures are worth another attempt. */
final class Failures {
  private Failures() {}

  /**
   * Whether the settings say so; of the names listed the one closest to the failure's class does.
   */
  static boolean retried(RetrySettings settings, Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof RejectedException
        || cause instanceof CancellationException
        || cause instanceof InterruptedException) {
      return false;
    }
    for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
      if (settings.ignored().contains(type.getName())) {
        return false;
      }
      if (settings.failures().contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }
}
