package dev.testudo.report.provider;

import java.time.Duration;

/**
 * One operation of a guard in the time of a report.
 *
 * @param name guard and method
 * @param calls those that have ended
 * @param failed those whose target failed
 * @param rejected those that a policy turned away
 * @param nanos how long all of them took together
 */
record Operation(String name, long calls, long failed, long rejected, long nanos) {
  static final int COUNTS = 4;

  static Operation of(String name, long... counts) {
    return new Operation(name, counts[0], counts[1], counts[2], counts[3]);
  }

  Duration average() {
    return Duration.ofNanos(calls == 0 ? 0 : nanos / calls);
  }

  /** {@code of 6,000 calls 120 failed (2%) and 1,404 were turned away}. */
  String trouble() {
    String said = "of " + Words.count(calls, "call");
    if (failed > 0) {
      said += " %s failed (%s)".formatted(Words.number(failed), Words.share(failed, calls));
    }
    if (rejected > 0) {
      said += "%s %s were turned away".formatted(failed > 0 ? " and" : "", Words.number(rejected));
    }
    return said;
  }
}
