package dev.testudo.limiter;

import dev.testudo.RejectedException;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rate limiter turned the call away. It has no stack trace and makes its message when asked, for
 * it may be thrown at the full rate of the calls.
 */
public class RateLimitedException extends RejectedException {
  @Serial private static final long serialVersionUID = 1L;

  private final String limiter;
  private final Duration retryAfter;

  /**
   * @param operation what was called, if that is known
   * @param retryAfter how long until a call may come
   */
  public RateLimitedException(String limiter, @Nullable String operation, Duration retryAfter) {
    super("", operation);
    this.limiter = limiter;
    this.retryAfter = retryAfter;
  }

  /** The limiter's name. */
  public String limiter() {
    return limiter;
  }

  /** How long from when this was thrown until a call goes through, if no other comes before. */
  public Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public String getMessage() {
    return about(
        "rate limiter "
            + limiter
            + " lets no more calls through for now; may work again in "
            + (retryAfter.toMillis() < 10_000
                ? Math.max(1, retryAfter.toMillis()) + " ms"
                : retryAfter.toSeconds() + " s"));
  }
}
