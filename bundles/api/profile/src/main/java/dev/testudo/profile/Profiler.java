package dev.testudo.profile;

import dev.testudo.Instance;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Profiles the operations of one part of a program. Never blocks, never throws, and allocates
 * nothing once a thread and an operation are known. {@link #reset} begins the profiles of its
 * operations anew; the counts in its snapshot only grow.
 */
@ProviderType
public interface Profiler extends Instance<ProfilerSettings, ProfilerSnapshot> {

  /**
   * Starts an operation in this thread, nested in the one that is open there.
   *
   * @param operation its name; of the same name at each call, not made up of what differs
   */
  Profile start(String operation);

  /** The profiles of its operations, wherever they are nested; those that took most come first. */
  List<OperationProfile> operations();
}
