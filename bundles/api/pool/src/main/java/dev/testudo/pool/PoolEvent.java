package dev.testudo.pool;

import java.time.Instant;

/**
 * Something worth telling became of a pool.
 *
 * @param at when
 * @param pool its name
 * @param cause what
 * @param text the same for people; a leak has further lines, which say where
 */
public record PoolEvent(Instant at, String pool, Cause cause, String text) {

  /** What. More may come; who decides by it has a default. */
  public enum Cause {
    /** A claim waited in vain. Told once a second at most. */
    EXHAUSTED,
    /** An object could not be made. Told once a second at most. */
    FAILED,
    /** Its objects are replaced: somebody said so, or its factory was. */
    RECYCLED,
    /** Its maximum changed. */
    RESIZED,
    /** A lease is out for long, as set. */
    OUT_LONG,
    /** A lease was lost without having been closed. */
    LEAKED,
    /** The bundle that made its objects is gone, and they go. */
    RELEASED
  }
}
