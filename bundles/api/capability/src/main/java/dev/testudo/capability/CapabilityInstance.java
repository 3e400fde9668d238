package dev.testudo.capability;

import dev.testudo.Instance;
import dev.testudo.capability.state.InstanceCell;

/**
 * An instance whose settings can be changed while it works. What it counts and remembers belongs
 * into cells; this object is replaced at every update.
 *
 * @param <S> its settings
 * @param <V> its snapshot
 */
public abstract class CapabilityInstance<S extends Record, V extends Record>
    implements Instance<S, V> {
  private final String name;
  private final InstanceCell cell;
  private volatile S settings;

  protected CapabilityInstance(String name, S settings, InstanceCell cell) {
    this.name = name;
    this.settings = settings;
    this.cell = cell;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final S settings() {
    return settings;
  }

  @Override
  public final synchronized void reconfigure(S other) {
    if (other.equals(settings)) {
      return;
    }
    prepare(other);
    settings = other;
    cell.effective = other;
    changed(other);
  }

  /** Refuses settings that cannot be put in force, before anything is changed. */
  protected void prepare(S other) {}

  /** Adapts to the settings that are now in force; live state is kept. */
  protected void changed(S now) {}
}
