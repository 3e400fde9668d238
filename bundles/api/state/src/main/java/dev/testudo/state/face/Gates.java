package dev.testudo.state.face;

import org.osgi.annotation.versioning.ProviderType;

/** Where the gate keeper comes into office. */
@ProviderType
public interface Gates {

  /** Takes office: all gates are made by this one from now on. */
  void keeper(GateKeeper keeper);

  /** Leaves office; nothing happens if another has it already. */
  void leave(GateKeeper keeper);

  /** The gates of this guard have changed; makes them anew and switches them at once. */
  void changed(String guard);
}
