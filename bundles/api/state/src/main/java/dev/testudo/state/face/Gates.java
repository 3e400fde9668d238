package dev.testudo.state.face;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Where the gate keeper comes into office. */
@ProviderType
public interface Gates {

  /** Takes office: all gates are made by this one from now on. */
  void keeper(GateKeeper keeper);

  /** Leaves office; nothing happens if another has it already. */
  void leave(GateKeeper keeper);

  /** The gates of these guards have changed; makes them anew and switches them at once. */
  void changed(Set<String> guards);

  /** The number of the calling thread's visit, see {@link Gate#enter}. Valid during the call. */
  int visit();

  /**
   * The same for who only looks: a thread that has no visit is given none.
   *
   * @return -1 if it has none
   */
  default int visitIfAny() {
    return visit();
  }
}
