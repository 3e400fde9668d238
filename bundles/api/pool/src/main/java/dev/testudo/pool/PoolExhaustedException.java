package dev.testudo.pool;

import dev.testudo.RejectedException;
import java.io.Serial;
import java.time.Duration;

/**
 * All objects of a pool were out for as long as the claim could wait. It has no stack trace and
 * makes its message when asked, for it may be thrown at the full rate of the claims.
 */
public class PoolExhaustedException extends RejectedException {
  @Serial private static final long serialVersionUID = 1L;

  private final PoolSnapshot pool;
  private final Duration waited;
  private final boolean interrupted;

  /**
   * @param pool the pool as it was then
   * @param waited how long the claim waited
   * @param interrupted whether it ended because its thread was interrupted
   */
  public PoolExhaustedException(PoolSnapshot pool, Duration waited, boolean interrupted) {
    super("");
    this.pool = pool;
    this.waited = waited;
    this.interrupted = interrupted;
  }

  /** The pool as it was then: how many were out, and for how long. */
  public PoolSnapshot pool() {
    return pool;
  }

  /** How long the claim waited. */
  public Duration waited() {
    return waited;
  }

  /** Whether it ended before its time, because its thread was interrupted. */
  public boolean interrupted() {
    return interrupted;
  }

  @Override
  public String getMessage() {
    return "pool %s %s after %d ms: %d of %d objects are out, one for %d ms; %d more claims wait"
        .formatted(
            pool.name(),
            interrupted ? "gave nothing, the claim was interrupted" : "is exhausted",
            waited.toMillis(),
            pool.inUse(),
            pool.maximum(),
            pool.longestOut().toMillis(),
            pool.waiting());
  }
}
