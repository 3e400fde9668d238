package dev.testudo.shell.provider.capability;

import dev.testudo.Instance;
import dev.testudo.SettingsException;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.conf.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one capability: the components of its settings record. */
final class CapabilityKeys implements Keys {
  private final Capability capability;

  CapabilityKeys(Capability capability) {
    this.capability = capability;
  }

  @Override
  public Set<String> pids() {
    return Set.of(capability.pid());
  }

  @Override
  public List<Key> keys(String pid) {
    if (!ours(pid)) {
      return List.of();
    }
    return capability.codec().keys().entrySet().stream()
        .map(key -> new Key(key.getKey(), key.getValue(), Optional.empty()))
        .toList();
  }

  @Override
  public Map<String, Object> check(String pid, Map<String, String> values) {
    if (ours(pid)) {
      check(capability.settings(), pid, values);
    }
    return new LinkedHashMap<>(values);
  }

  private <S extends Record> void check(Class<S> type, String pid, Map<String, String> values) {
    SettingsCodec<S> codec = SettingsCodec.of(type);
    String unknown =
        values.keySet().stream().filter(key -> !known(codec, key)).findFirst().orElse(null);
    if (unknown != null) {
      // The codec passes keys with a dot over as the framework's; from a person they are a mistake.
      throw new CommandException(
          unknown
              + "="
              + values.get(unknown)
              + ": no such key"
              + Near.hint(unknown, codec.keys().keySet())
              + " Keys are "
              + String.join(", ", codec.keys().keySet()));
    }
    try {
      codec.overlay(type.cast(base(pid)), values);
    } catch (SettingsException e) {
      throw new CommandException(
          e.getMessage() + "; keys are " + String.join(", ", codec.keys().keySet()), e);
    }
  }

  private static boolean known(SettingsCodec<?> codec, String key) {
    int dot = key.indexOf('.');
    return codec.keys().containsKey(dot < 0 ? key : key.substring(0, dot));
  }

  // What is in force for the name, else the record's defaults.
  private Record base(String pid) {
    int tilde = pid.indexOf('~');
    Optional<? extends Instance<?, ?>> instance =
        tilde < 0 ? Optional.empty() : capability.registry().find(pid.substring(tilde + 1));
    if (instance.isPresent()) {
      return instance.get().settings();
    }
    try {
      return capability.settings().getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new CommandException(
          "no " + capability.word() + " " + pid.substring(tilde + 1) + " to set this for", e);
    }
  }

  private boolean ours(String pid) {
    return pid.equals(capability.pid()) || pid.startsWith(capability.pid() + "~");
  }
}
