package dev.testudo.capability;

import dev.testudo.Instance;
import dev.testudo.Registry;
import java.util.List;
import java.util.Optional;

/**
 * The registry as one client sees it: what it asks for belongs to it.
 *
 * @param <I> the instances
 * @param <S> their settings
 * @param <V> their snapshots
 */
public abstract class RegistryView<I extends Instance<S, V>, S extends Record, V extends Record>
    implements Registry<I, S, V> {
  private final CapabilityRegistry<I, S, V> registry;
  private final String owner;

  /**
   * @param owner the client bundle's symbolic name
   */
  protected RegistryView(CapabilityRegistry<I, S, V> registry, String owner) {
    this.registry = registry;
    this.owner = owner;
  }

  @Override
  public final I named(String name) {
    return registry.named(name, null, owner);
  }

  @Override
  public final I named(String name, S settings) {
    return registry.named(name, settings, owner);
  }

  @Override
  public final Optional<I> find(String name) {
    return registry.find(name);
  }

  @Override
  public final List<V> snapshots() {
    return registry.snapshots();
  }
}
