package dev.testudo;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy turned the call away before it reached its target. A rejection says nothing about the
 * target, so the other policies of the chain take it as neutral.
 */
public abstract class RejectedException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String operation;

  protected RejectedException(String message) {
    this(message, null);
  }

  /**
   * @param message empty in one that makes its message when asked
   * @param operation what was called, if that is known
   */
  protected RejectedException(String message, @Nullable String operation) {
    super(message, false);
    this.operation = operation;
  }

  /** What was called, such as {@code shop.find}. */
  public Optional<String> operation() {
    return Optional.ofNullable(operation);
  }

  /** A message that begins with what was called, if that is known. */
  protected String about(String what) {
    return operation == null ? what : operation + ": " + what;
  }
}
