package dev.testudo.shell.provider.capability;

import dev.testudo.Registry;
import dev.testudo.capability.Event;
import dev.testudo.shell.provider.conf.Conf;
import dev.testudo.shell.provider.conf.Keys;
import java.util.List;

/** Makes what only this package can. */
public final class Kit {
  private Kit() {}

  public static CapabilityCommands commands(
      String word, Registry<?, ?, ?> registry, Conf conf, Event... events) {
    return new CapabilityCommands(
        Capability.of(word, "dev.testudo." + word, registry), conf, () -> List.of(events));
  }

  public static Keys keys(String word, Registry<?, ?, ?> registry) {
    return new CapabilityKeys(Capability.of(word, "dev.testudo." + word, registry));
  }
}
