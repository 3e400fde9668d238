package dev.testudo.error.provider;

import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what failures mean: configured rules first, then the plugins, then what is built in. Each is
 * asked for the failure and then for its causes. Classes are looked up by name, a few hash lookups
 * for each superclass; to remember the answer by class would save less than the cache would cost.
 */
final class Classifier {
  private static final Classification UNKNOWN = Classification.of(ErrorCategory.UNKNOWN);

  private final Plugins plugins;
  private final HttpStatuses statuses = new HttpStatuses();

  Classifier(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * Never throws.
   *
   * @param rules categories by class name
   */
  Classification classify(Map<String, ErrorCategory> rules, Throwable failure) {
    List<Throwable> causes = Causes.of(failure);
    if (!rules.isEmpty()) {
      for (Throwable cause : causes) {
        ErrorCategory configured = byRule(rules, cause.getClass());
        if (configured != null) {
          return Classification.of(configured);
        }
      }
    }
    Classification plugged = plugins.classify(causes);
    return plugged != null ? plugged : builtIn(causes);
  }

  private static @Nullable ErrorCategory byRule(Map<String, ErrorCategory> rules, Class<?> own) {
    for (Class<?> type = own; type != null; type = type.getSuperclass()) {
      ErrorCategory category = rules.get(type.getName());
      if (category != null) {
        return category;
      }
    }
    return null;
  }

  private Classification builtIn(List<Throwable> causes) {
    ErrorCategory guess = null;
    for (Throwable cause : causes) {
      Classification known = known(cause);
      if (known != null) {
        return known;
      }
      for (Class<?> type = cause.getClass();
          guess == null && type != null;
          type = type.getSuperclass()) {
        guess = BuiltIn.guessed(type.getName());
      }
    }
    return guess == null ? UNKNOWN : Classification.of(guess);
  }

  private @Nullable Classification known(Throwable failure) {
    Classification status = statuses.of(failure);
    if (status != null) {
      return status;
    }
    ErrorCategory known = null;
    for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
      String name = type.getName();
      if (known == null) {
        known = BuiltIn.known(name);
      }
      if (known == null && !name.startsWith("java")) {
        known = byName(type.getSimpleName());
      }
      if (name.equals("java.sql.SQLException")) {
        return SqlStates.of(failure, known);
      }
      if (name.equals("java.io.IOException") && isUsedUp(failure)) {
        return Classification.of(ErrorCategory.RESOURCE);
      }
    }
    return known == null ? null : Classification.of(known);
  }

  // What the classes of libraries are called, where they follow the custom.
  private static @Nullable ErrorCategory byName(String name) {
    if (name.contains("Timeout")) {
      return ErrorCategory.TIMEOUT;
    }
    if (name.contains("NotFound")) {
      return ErrorCategory.NOT_FOUND;
    }
    if (name.contains("OptimisticLock") || name.contains("Deadlock") || name.contains("Conflict")) {
      return ErrorCategory.CONFLICT;
    }
    if (name.contains("AccessDenied")
        || name.contains("Unauthorized")
        || name.contains("Authentication")) {
      return ErrorCategory.SECURITY;
    }
    if (name.contains("Throttl") || name.contains("TooManyRequests")) {
      return ErrorCategory.RESOURCE;
    }
    return name.contains("Validation") ? ErrorCategory.DATA : null;
  }

  // The JDK has no class for a disk that is full: only what the operating system calls it.
  private static boolean isUsedUp(Throwable failure) {
    String message = Texts.message(failure).toLowerCase(Locale.ROOT);
    return message.contains("no space left")
        || message.contains("disk quota exceeded")
        || message.contains("not enough space")
        || message.contains("too many open files");
  }
}
