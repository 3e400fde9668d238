package dev.testudo.profile;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An operation under way, from {@link Profiler#start} to its close. Belongs to the thread that
 * started it, and is used again for a later operation once it is closed: close it where it was
 * started, by try-with-resources, and keep it nowhere.
 *
 * <p>What goes wrong is put right and counted: those that are nested in it and are still open are
 * closed with it; one that another thread closes ends then, without its bytes; one that nobody
 * closes is given up when one around it is closed, when its thread ends, or after {@link
 * ProfilerSettings#abandonAfter}.
 */
@ProviderType
public interface Profile extends AutoCloseable {

  /** Ends the operation. Costs two readings, of the clock and of the thread's allocation. */
  @Override
  void close();
}
