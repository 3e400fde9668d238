package dev.testudo.cache.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was called, and with which arguments: the key of an operation's result. The arguments are
 * copies that nobody can change.
 */
public final class CallKey {
  private final String operation;
  private final @Nullable Object[] arguments;
  private final int hash;

  /**
   * @param operation the method in full, so that no other has the same
   * @param arguments taken over, not copied
   */
  public CallKey(String operation, @Nullable Object... arguments) {
    this.operation = operation;
    this.arguments = arguments;
    this.hash = 31 * operation.hashCode() + Arrays.hashCode(arguments);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallKey key
        && hash == key.hash
        && operation.equals(key.operation)
        && Arrays.equals(arguments, key.arguments);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    String list = Arrays.toString(arguments);
    return operation + "(" + list.substring(1, list.length() - 1) + ")";
  }
}
