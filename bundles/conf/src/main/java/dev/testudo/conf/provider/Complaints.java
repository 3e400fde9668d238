package dev.testudo.conf.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says each thing once: the same complaint about the same version of a file is not repeated,
 * however often it is found. Not thread-safe.
 */
final class Complaints {
  private record Said(Object version, String line) {}

  private final Map<Object, Said> said = new HashMap<>();
  private final Consumer<String> log;

  /**
   * @param log takes one line
   */
  Complaints(Consumer<String> log) {
    this.log = log;
  }

  void about(Object subject, Object version, String line) {
    Said now = new Said(version, line);
    if (!now.equals(said.put(subject, now))) {
      log.accept(line);
    }
  }

  /** Nothing is wrong with it any more; should something be again, it is said again. */
  void settled(Object subject) {
    said.remove(subject);
  }

  /** Of all else nothing needs to be remembered. */
  void keepOnly(Collection<?> subjects) {
    said.keySet().retainAll(subjects);
  }
}
