package dev.testudo.state;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only source of time. Durations are measured on the monotonic clock, compared by subtraction,
 * as with {@link System#nanoTime()}; wall time is for people alone. Tests use one they turn by
 * hand.
 */
@ProviderType
public interface Clock {

  /** Monotonic nanoseconds, exact. Reading it costs about as much as all else that a guard does. */
  long nanos();

  /**
   * Monotonic nanoseconds as a ticker published them, at most about a millisecond old on a machine
   * that is not overloaded, never ahead of {@link #nanos()}. A plain volatile read.
   */
  long coarse();

  /**
   * How often the ticker has published, from some number on; compared by subtraction. Ticks are at
   * least a millisecond apart, and may be much more on a machine that is overloaded: a call that
   * saw two of them lasted a millisecond or longer, one that saw a single one may have been short.
   * A plain volatile read.
   */
  int ticks();

  /** The time of day. */
  Instant wall();
}
