package dev.testudo.profile;

import dev.testudo.Registry;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Gives profilers by name. */
@ProviderType
public interface Profilers extends Registry<Profiler, ProfilerSettings, ProfilerSnapshot> {

  /**
   * The operations of all profilers as they are nested, each before those that are nested in it,
   * and of those side by side the one first that took most.
   */
  List<ProfileNode> tree();
}
