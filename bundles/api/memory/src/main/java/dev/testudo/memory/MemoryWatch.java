package dev.testudo.memory;

import dev.testudo.Instance;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A watch over the heap. It is NORMAL until what is left after a collection comes to {@link
 * MemorySettings#enter}; then it is PRESSED, and has back from the listeners what they can do
 * without, again and again with a pause between, until what is left is below {@link
 * MemorySettings#leave}. {@link #reset} makes it NORMAL again; counts only grow.
 */
@ProviderType
public interface MemoryWatch extends Instance<MemorySettings, MemorySnapshot> {

  /**
   * Asks all listeners now, whatever the heap. Waits for each of them, for {@link
   * MemorySettings#listenerTimeout} at most, and for a round that is under way.
   *
   * @return what each gave back, in the order in which they were asked
   */
  List<GivenBack> relieve();
}
