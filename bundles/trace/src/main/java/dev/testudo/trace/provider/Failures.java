package dev.testudo.trace.provider;

import org.jspecify.annotations.Nullable;

/** What was thrown, in one line. */
final class Failures {
  private Failures() {}

  static String line(@Nullable Throwable failure) {
    if (failure == null) {
      return "";
    }
    String message = message(failure);
    String type = failure.getClass().getSimpleName();
    return message.isEmpty() ? type : type + ": " + message;
  }

  // Exceptions of others may fail to say what they are.
  private static String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null ? "" : message.lines().findFirst().orElse("");
    } catch (RuntimeException e) {
      return "";
    }
  }
}
