package dev.testudo.breaker;

import dev.testudo.RejectedException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A circuit breaker turned the call away. It has no stack trace and makes its message when asked,
 * for it may be thrown at the full rate of the calls.
 */
public class CircuitOpenException extends RejectedException {
  @Serial private static final long serialVersionUID = 1L;

  private final String breaker;
  private final Duration retryAfter;

  /**
   * @param operation what was called, if that is known
   * @param retryAfter how long the breaker stays open; zero if it is half open
   */
  public CircuitOpenException(String breaker, @Nullable String operation, Duration retryAfter) {
    super("", operation);
    this.breaker = breaker;
    this.retryAfter = retryAfter;
  }

  /** The breaker's name. */
  public String breaker() {
    return breaker;
  }

  /**
   * How long the breaker stays open from when this was thrown: no call goes through before. Zero if
   * it is half open, with all its trial calls under way: their outcome decides.
   */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public String getMessage() {
    return about(
        "circuit breaker "
            + breaker
            + (retryAfter.isZero()
                ? " is half open and its trial calls are under way; may work again when they are over"
                : " is open; may work again in " + seconds(retryAfter)));
  }

  private static String seconds(Duration time) {
    return time.toMillis() < 1000
        ? Math.max(1, time.toMillis()) + " ms"
        : time.toSeconds() + "." + time.toMillisPart() / 100 + " s";
  }
}
