package dev.testudo.breaker;

import dev.testudo.Total;
import java.time.Duration;

/**
 * A circuit breaker as it is. The numbers of {@code successes}, {@code failures}, {@code neutral},
 * {@code late} and {@code rejected} only grow, over every reset and update; together they are all
 * calls but those under way.
 *
 * @param name its name
 * @param state what it does now
 * @param retryAfter how long it stays open; zero unless it is
 * @param windowCalls calls in the window; zero unless closed
 * @param windowFailures failures among them
 * @param successes calls that succeeded, trials included
 * @param failures calls that failed, trials included
 * @param neutral calls that say nothing about the target: turned away further in, or cancelled by
 *     the caller
 * @param late calls let through before the latest change of state, which therefore no longer
 *     counted, and trials that came back after they were given up
 * @param rejected calls turned away
 * @param opened how often it has opened
 */
public record CircuitBreakerSnapshot(
    String name,
    State state,
    Duration retryAfter,
    long windowCalls,
    long windowFailures,
    @Total long successes,
    @Total long failures,
    @Total long neutral,
    @Total long late,
    @Total long rejected,
    @Total long opened) {

  /** The share of failures in the window, from 0 to 1; 0 while it is empty. */
  public double failureRate() {
    return windowCalls == 0 ? 0 : (double) windowFailures / windowCalls;
  }
}
