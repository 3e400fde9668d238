package dev.testudo.report.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What became of one instance.
 *
 * @param name its name
 * @param now what it is now, by the components of its snapshot
 * @param grown by how much its counts have grown, by the same names
 */
record Line(String name, Map<String, Object> now, Map<String, Long> grown) {

  /** By how much a count has grown. */
  long grown(String count) {
    return grown.getOrDefault(count, 0L);
  }

  /** A number as it is. */
  long now(String number) {
    return now.get(number) instanceof Number known ? known.longValue() : 0;
  }

  /** A state as it is. */
  String state(String component) {
    return String.valueOf(now.get(component));
  }

  Duration time(String component) {
    return now.get(component) instanceof Duration duration ? duration : Duration.ZERO;
  }

  /**
   * The parts of a sentence whose counts have grown: {@code 3 loads failed}.
   *
   * @param phrases for each count its name, what it counts, and what is said of so many
   */
  List<String> parts(String... phrases) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < phrases.length; i += 3) {
      long count = grown(phrases[i]);
      if (count > 0) {
        parts.add(phrases[i + 2].formatted(Words.count(count, phrases[i + 1])));
      }
    }
    return parts;
  }
}
