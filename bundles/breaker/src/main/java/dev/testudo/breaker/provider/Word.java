package dev.testudo.breaker.provider;

import dev.testudo.breaker.State;

/** Reads and makes the word of a {@link dev.testudo.breaker.state.BreakerCell}; see there. */
final class Word {
  private static final int STATE_SHIFT = 61;
  private static final int GENERATION_SHIFT = 40;
  private static final long GENERATIONS = (1L << (STATE_SHIFT - GENERATION_SHIFT)) - 1;
  private static final long PAYLOAD = (1L << GENERATION_SHIFT) - 1;
  private static final long OPEN = 1L << STATE_SHIFT;
  private static final long HALF_OPEN = 2L << STATE_SHIFT;
  // So that no half open word equals its permit.
  private static final long TRIALS = 1L << 39;
  private static final int TRIAL_BITS = 10;
  private static final long TRIAL = (1L << TRIAL_BITS) - 1;

  static final long FAILED = 1;
  static final long SUCCEEDED = 1L << TRIAL_BITS;
  static final long GIVEN = 1L << (2 * TRIAL_BITS);

  /** The latest time that fits, in milliseconds: 34 years. */
  static final long MAX_UNTIL = PAYLOAD;

  private Word() {}

  static boolean isClosed(long word) {
    return word < OPEN;
  }

  static State state(long word) {
    return isClosed(word) ? State.CLOSED : word < HALF_OPEN ? State.OPEN : State.HALF_OPEN;
  }

  static long permit(long word) {
    return word & ~PAYLOAD;
  }

  static long until(long word) {
    return word & PAYLOAD;
  }

  static int given(long word) {
    return (int) ((word >>> (2 * TRIAL_BITS)) & TRIAL);
  }

  static int succeeded(long word) {
    return (int) ((word >>> TRIAL_BITS) & TRIAL);
  }

  static int failed(long word) {
    return (int) (word & TRIAL);
  }

  /** Trials that have not come back. */
  static int away(long word) {
    return given(word) - succeeded(word) - failed(word);
  }

  /** Closed, in the generation after that of {@code word}; so with the others. */
  static long closedAfter(long word) {
    return nextGeneration(word);
  }

  static long openAfter(long word, long until) {
    return OPEN | nextGeneration(word) | Math.min(until, MAX_UNTIL);
  }

  static long halfOpenAfter(long word, int succeeded, int failed) {
    return HALF_OPEN
        | nextGeneration(word)
        | TRIALS
        | (succeeded + failed) * GIVEN
        | succeeded * SUCCEEDED
        | failed;
  }

  private static long nextGeneration(long word) {
    return (((word >>> GENERATION_SHIFT) + 1) & GENERATIONS) << GENERATION_SHIFT;
  }
}
