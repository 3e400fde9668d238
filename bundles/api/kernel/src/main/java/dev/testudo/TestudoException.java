package dev.testudo;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The root of what Testudo throws by itself. The message says which operation, why, and, where that
 * is known, when it may work again. What a guarded service throws reaches its caller unchanged.
 */
public class TestudoException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public TestudoException(String message) {
    super(message);
  }

  public TestudoException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * For exceptions that are thrown at full rate and tell all by their type and message.
   *
   * @param stackTrace false to leave out the stack trace, which is most of an exception's cost
   */
  protected TestudoException(String message, boolean stackTrace) {
    super(message, null, stackTrace, stackTrace);
  }
}
