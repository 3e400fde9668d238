package dev.testudo.shell.provider.conf;

import dev.testudo.capability.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was set for one PID, and what it covers. Immutable.
 *
 * @param pid the PID
 * @param set the values that win
 * @param was the values that they cover; a key that had none is missing
 * @param made whether there was no configuration of this PID without the overlay
 */
record Overlay(String pid, Map<String, Object> set, Map<String, Object> was, boolean made) {
  Overlay {
    set = Map.copyOf(set);
    was = Map.copyOf(was);
  }

  static Overlay none(String pid, boolean made) {
    return new Overlay(pid, Map.of(), Map.of(), made);
  }

  /** With these values, too; they cover what is in force now unless they covered it before. */
  Overlay with(Map<String, ?> more, Map<String, Object> inForce) {
    Map<String, Object> nowSet = new LinkedHashMap<>(set);
    Map<String, Object> nowWas = new LinkedHashMap<>(was);
    more.forEach(
        (key, value) -> {
          if (nowSet.put(key, value) == null && inForce.containsKey(key)) {
            nowWas.put(key, inForce.get(key));
          }
        });
    return new Overlay(pid, nowSet, nowWas, made);
  }

  Overlay without(Collection<String> keys) {
    Map<String, Object> nowSet = new LinkedHashMap<>(set);
    Map<String, Object> nowWas = new LinkedHashMap<>(was);
    nowSet.keySet().removeAll(keys);
    nowWas.keySet().removeAll(keys);
    return new Overlay(pid, nowSet, nowWas, made);
  }

  /**
   * The same over other values, as when the file below has changed, or over none. A value that is
   * the overlay's own covers itself only if a file says it; else somebody wrote back what was in
   * force, and what it covers is as it was.
   */
  Overlay over(Optional<Map<String, Object>> below) {
    Map<String, Object> values = below.orElse(Map.of());
    Map<String, Object> nowWas = new LinkedHashMap<>();
    for (String key : set.keySet()) {
      boolean same = Objects.deepEquals(values.get(key), set.get(key));
      Object covered = same && !values.containsKey(Origin.FILE) ? was.get(key) : values.get(key);
      if (covered != null) {
        nowWas.put(key, covered);
      }
    }
    return new Overlay(pid, set, nowWas, below.isEmpty() || (made && nowWas.isEmpty()));
  }

  /** The values in force: those below with ours on top. */
  Map<String, Object> merged(Map<String, Object> below) {
    Map<String, Object> merged = new TreeMap<>(below);
    merged.putAll(set);
    return merged;
  }

  /** The values without ours on these keys. */
  Map<String, Object> restored(Map<String, Object> inForce, Collection<String> keys) {
    Map<String, Object> restored = new TreeMap<>(inForce);
    for (String key : keys) {
      if (was.containsKey(key)) {
        restored.put(key, was.get(key));
      } else {
        restored.remove(key);
      }
    }
    return restored;
  }
}
