package dev.testudo.memory;

import dev.testudo.Registry;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Gives watches over the heap by name. */
@ProviderType
public interface MemoryWatches extends Registry<MemoryWatch, MemorySettings, MemorySnapshot> {
  /** The watch that is always there. */
  String HEAP = "heap";

  /** Who gives back, in the order in which they say themselves that they should be asked. */
  List<PressureListenerSnapshot> listeners();
}
