package dev.testudo.timeout;

import dev.testudo.TestudoException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call took longer than its timeout allows, and was cut off. It may have been done all the same,
 * or be done later. No rejection: the target was called, and failed to answer.
 */
public class CallTimeoutException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  private final String timeout;
  private final @Nullable String operation;
  private final Duration limit;

  /**
   * @param operation what was called, if that is known
   * @param limit how long it might have taken
   */
  public CallTimeoutException(String timeout, @Nullable String operation, Duration limit) {
    super(
        (operation == null ? "" : operation + ": ")
            + "took longer than timeout "
            + timeout
            + " allows, "
            + (limit.toMillis() < 10_000 ? limit.toMillis() + " ms" : limit.toSeconds() + " s"));
    this.timeout = timeout;
    this.operation = operation;
    this.limit = limit;
  }

  /** The timeout's name. */
  public String timeout() {
    return timeout;
  }

  /** What was called, such as {@code shop.find}. */
  public Optional<String> operation() {
    return Optional.ofNullable(operation);
  }

  /** How long it might have taken. */
  public Duration limit() {
    return limit;
  }
}
