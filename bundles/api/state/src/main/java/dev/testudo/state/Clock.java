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

  /** The time of day. */
  Instant wall();
}
