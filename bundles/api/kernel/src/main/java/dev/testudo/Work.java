package dev.testudo;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done under guard. It may be called more than once, if a retry policy asks for it.
 *
 * @param <T> what it gives
 * @param <X> the checked exception it may throw; inferred as {@link RuntimeException} where it
 *     throws none
 */
@FunctionalInterface
public interface Work<T extends @Nullable Object, X extends Exception> {
  T call() throws X;
}
