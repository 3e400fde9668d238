package dev.testudo.bulkhead;

import dev.testudo.RejectedException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A bulkhead turned the call away. It has no stack trace and makes its message when asked, for it
 * may be thrown at the full rate of the calls.
 */
public class BulkheadFullException extends RejectedException {
  @Serial private static final long serialVersionUID = 1L;

  private final String bulkhead;
  private final int maxConcurrent;

  /**
   * @param operation what was called, if that is known
   * @param maxConcurrent how many calls may be under way at once
   */
  public BulkheadFullException(String bulkhead, @Nullable String operation, int maxConcurrent) {
    super("", operation);
    this.bulkhead = bulkhead;
    this.maxConcurrent = maxConcurrent;
  }

  /** The bulkhead's name. */
  public String bulkhead() {
    return bulkhead;
  }

  @Override
  public String getMessage() {
    return about(
        "bulkhead "
            + bulkhead
            + " is full, with "
            + maxConcurrent
            + " calls under way at most; may work again when one of them has ended");
  }
}
