package dev.testudo.trace;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The headers of a request, whatever the case of their names; of a name that is there twice both.
 */
record Headers(Map<String, String> byName) {

  static Headers of(Map<String, String> headers) {
    Map<String, String> byName = new HashMap<>();
    headers.forEach(
        (name, value) ->
            byName.merge(name.toLowerCase(Locale.ROOT), value, (one, two) -> one + "," + two));
    return new Headers(byName);
  }

  /** The value, or the empty text. */
  String get(String name) {
    return byName.getOrDefault(name, "");
  }
}
