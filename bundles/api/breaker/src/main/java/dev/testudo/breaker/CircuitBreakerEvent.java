package dev.testudo.breaker;

import java.time.Instant;

/**
 * A circuit breaker changed its state, or kept it over a change of its settings or an update.
 *
 * @param at when
 * @param breaker its name
 * @param from the state before
 * @param to the state now; the same as before where it was kept
 * @param cause why
 * @param text the same for people, in one line
 */
public record CircuitBreakerEvent(
    Instant at, String breaker, State from, State to, Cause cause, String text) {

  /** Why. More may come; who decides by it has a default. */
  public enum Cause {
    /** The failure rate was reached: it opened. */
    FAILURE_RATE,
    /** It was open for long enough and the first call came: it is half open. */
    TIME,
    /** Its trial calls failed: it opened again. */
    TRIALS_FAILED,
    /** Its trial calls succeeded: it closed. */
    TRIALS_SUCCEEDED,
    /** A trial call did not come back in time; another is let through in its place. */
    TRIAL_LOST,
    /** Somebody called {@link CircuitBreaker#open()}, {@code close()} or {@code reset()}. */
    OPERATOR,
    /** Its settings changed, or its provider was updated, while it was not closed. */
    KEPT
  }
}
