package dev.testudo.trace;

import static dev.testudo.SettingsException.check;

/**
 * Settings of a tracer; PID {@code dev.testudo.trace~NAME}.
 *
 * @param ratio which share of the requests that begin here is traced, 0 to 1; what is part of
 *     another trace follows that one
 * @param maxSpans how many spans that have ended are kept, 0 to 1,000,000; the oldest go
 * @param maxBytes how many bytes they may take, by estimate, 0 to 1 GiB; the oldest go
 */
public record TracerSettings(double ratio, int maxSpans, int maxBytes) {
  public TracerSettings {
    check(ratio >= 0 && ratio <= 1, "ratio", ratio, "from 0 to 1");
    check(maxSpans >= 0 && maxSpans <= 1_000_000, "maxSpans", maxSpans, "from 0 to 1000000");
    check(maxBytes >= 0 && maxBytes <= 1 << 30, "maxBytes", maxBytes, "from 0 to 1073741824");
  }

  /** The defaults: one request in a hundred; a thousand spans in a mebibyte. */
  public TracerSettings() {
    this(0.01, 1_000, 1 << 20);
  }
}
