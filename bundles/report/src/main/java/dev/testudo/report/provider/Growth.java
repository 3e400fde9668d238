package dev.testudo.report.provider;

import java.time.Instant;
import java.util.Map;

/**
 * By how much counts have grown since a moment.
 *
 * @param from that moment
 * @param before what had been counted then
 */
record Growth(Instant from, Map<String, long[]> before) {

  /** By how much; what was not there then has grown from nothing. */
  long of(String key, int index, long now) {
    long[] then = before.get(key);
    return then == null || index >= then.length ? now : Math.max(0, now - then[index]);
  }

  /** The same for all counts of a key. */
  long[] of(String key, long[] now) {
    long[] grown = new long[now.length];
    for (int i = 0; i < now.length; i++) {
      grown[i] = of(key, i, now[i]);
    }
    return grown;
  }
}
