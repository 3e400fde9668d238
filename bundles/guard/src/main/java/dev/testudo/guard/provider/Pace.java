package dev.testudo.guard.provider;

/**
 * Of which calls of an operation the time is taken: of all, until it has proved quick. Then reading
 * the clock twice would cost more than the call, and what it tells is in any case below the finest
 * that a timer tells apart; so the time of one call in sixteen is taken, by lot.
 *
 * <p>Only the calls that the lot falls on decide, so a thread writes here once in sixteen calls at
 * most. The tallies are plain: a lost step makes a change of mind come a little later.
 */
final class Pace {
  /** A call that takes so many nanoseconds or more is not quick. */
  static final long SHORT = 1_000;

  /** So many quick ones in a row, of those the lot falls on, prove the operation quick. */
  static final int RUN = 256;

  // About one call in sixteen that is not quick, or three in a row, and it no longer is.
  private static final int LONG_WEIGHS = 16;
  private static final int LIMIT = 40;

  private final boolean exact;
  private volatile boolean quick;
  private int run;
  private int weight;

  /**
   * @param exact the time of every call is taken
   */
  Pace(boolean exact) {
    this.exact = exact;
  }

  /** Whether only the calls that the lot falls on are timed. */
  boolean quick() {
    return quick;
  }

  /** Learns how long a call took on which the lot fell. */
  void saw(long nanos) {
    if (exact) {
      return;
    }
    if (!quick) {
      if (nanos >= SHORT) {
        run = 0;
      } else if (++run >= RUN) {
        weight = 0;
        quick = true;
      }
    } else if (nanos >= SHORT) {
      weight += LONG_WEIGHS;
      if (weight > LIMIT) {
        run = 0;
        quick = false;
      }
    } else if (weight > 0) {
      weight--;
    }
  }
}
