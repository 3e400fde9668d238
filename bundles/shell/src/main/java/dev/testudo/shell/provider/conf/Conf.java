package dev.testudo.shell.provider.conf;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What other commands need of the configuration. Thread-safe. */
public interface Conf {

  /**
   * Sets values on top of a configuration until they are reset. They are in force on return as far
   * as their receivers listen synchronously.
   *
   * @param values checked values
   */
  void set(String pid, Map<String, Object> values) throws IOException;

  /** Where the value of a key is from; empty if it is not configured. */
  Optional<String> source(String pid, String key) throws IOException;

  /** From now on these keys are known. */
  void add(Keys keys);

  /** From now on they are not. */
  void remove(Keys keys);
}
