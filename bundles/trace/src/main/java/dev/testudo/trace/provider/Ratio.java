package dev.testudo.trace.provider;

/**
 * Which traces are sampled: those whose id has random bits of a threshold or more, as in <a
 * href="https://www.w3.org/TR/trace-context-2/#randomness-of-trace-id">W3C Trace Context level
 * 2</a> and in OpenTelemetry's consistent sampling. Whoever sees the id decides alike, and what a
 * small ratio samples, a larger one samples, too.
 */
final class Ratio {
  private static final int BITS = 56;
  private static final long RANDOM = (1L << BITS) - 1;

  private final long threshold;

  /**
   * @param ratio from 0 to 1, both exact
   */
  Ratio(double ratio) {
    threshold = Math.round((1 - ratio) * (1L << BITS));
  }

  /** Whether none is: then no id is needed to know. */
  boolean none() {
    return threshold > RANDOM;
  }

  /**
   * Whether a trace is sampled.
   *
   * @param low the second half of its id
   */
  boolean samples(long low) {
    return (low & RANDOM) >= threshold;
  }

  /** Of an id, one like it that is not sampled, or the same if all are. */
  long unsampled(long low) {
    return threshold == 0 ? low : (low & ~RANDOM) | Long.remainderUnsigned(low & RANDOM, threshold);
  }
}
