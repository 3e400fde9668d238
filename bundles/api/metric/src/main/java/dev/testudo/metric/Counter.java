package dev.testudo.metric;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A count that only grows. Costs as much as a {@link java.util.concurrent.atomic.LongAdder}; may be
 * used by any number of threads, never blocks, never throws, is never reset.
 */
@ProviderType
public interface Counter {

  /** Adds one. */
  void increment();

  /**
   * Adds so many; an amount below zero adds nothing, since the measurement must never break what is
   * measured.
   */
  void add(long amount);

  /** What was added by all threads; additions that race with the read may be missing. */
  long count();
}
