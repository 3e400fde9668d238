package dev.testudo.conf.provider;

import java.util.Map;
import java.util.Objects;

/**
 * What a file gave. Two are equal if they would make the same configuration: arrays count by their
 * items.
 *
 * @param file the file's name
 * @param values what it said; arrays in it are not changed by anybody
 */
record Given(String file, Map<String, Object> values) {
  Given {
    values = Map.copyOf(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Given that
        && file.equals(that.file)
        && values.keySet().equals(that.values.keySet())
        && values.keySet().stream()
            .allMatch(key -> Objects.deepEquals(values.get(key), that.values.get(key)));
  }

  @Override
  public int hashCode() {
    return Objects.hash(file, values.keySet());
  }
}
