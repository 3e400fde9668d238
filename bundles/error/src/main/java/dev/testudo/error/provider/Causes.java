package dev.testudo.error.provider;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A failure and its causes, without the wrappers that say nothing by themselves. */
final class Causes {
  /** Causes further down are not looked at. */
  static final int MOST = 16;

  private Causes() {}

  /** The failure first; never empty. Ends at a cause that was there before. */
  @SuppressWarnings("ReferenceEquality") // a cycle leads to the same object
  static List<Throwable> of(Throwable failure) {
    List<Throwable> causes = new ArrayList<>(4);
    Throwable last = failure;
    Throwable next = failure;
    for (int i = 0; i < MOST && next != null && !contains(causes, next); i++) {
      last = next;
      next = cause(last);
      if (next == null || next == last || !isWrapper(last)) {
        causes.add(last);
      }
    }
    if (causes.isEmpty()) {
      causes.add(last); // wrappers all the way down
    }
    return causes;
  }

  // Foreign code: what it throws must not take the place of what it is asked about.
  private static @Nullable Throwable cause(Throwable of) {
    try {
      return of.getCause();
    } catch (RuntimeException e) {
      return null;
    }
  }

  @SuppressWarnings("ReferenceEquality") // as above; equals is foreign code
  private static boolean contains(List<Throwable> causes, Throwable one) {
    for (Throwable each : causes) {
      if (each == one) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWrapper(Throwable one) {
    return one instanceof CompletionException
        || one instanceof ExecutionException
        || one instanceof InvocationTargetException
        || one instanceof UndeclaredThrowableException
        || one instanceof UncheckedIOException;
  }
}
