package dev.testudo.shell.provider.conf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of the keys of configurations. */
public interface Keys {

  /**
   * One key.
   *
   * @param name the key
   * @param meaning what it is for; may be empty
   * @param standard its value where nobody sets one
   */
  record Key(String name, String meaning, Optional<String> standard) {}

  /** The PIDs that it knows; for factories, the factory's. */
  Set<String> pids();

  /** The keys of a PID; empty if it knows nothing of it. */
  List<Key> keys(String pid);

  /**
   * The values as they should be stored; as they are if it knows nothing of the PID.
   *
   * @throws dev.testudo.shell.provider.command.CommandException naming the wrong key or value, and
   *     what would be right
   */
  Map<String, Object> check(String pid, Map<String, String> values);
}
