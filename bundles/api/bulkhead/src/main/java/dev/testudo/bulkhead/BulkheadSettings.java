package dev.testudo.bulkhead;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of a bulkhead; PID {@code dev.testudo.bulkhead~NAME}. Calls that are in when it is made
 * smaller go on; until enough of them have ended, nobody comes in.
 *
 * @param maxConcurrent how many calls may be under way at once; 1 to 2,147,483,647
 * @param maxWait how long a call may wait for a place; 0 to 1 day. 0 turns it away at once
 * @param maxQueue how many calls may wait at once; 0 to 2,147,483,647
 */
public record BulkheadSettings(int maxConcurrent, Duration maxWait, int maxQueue) {
  public BulkheadSettings {
    check(maxConcurrent >= 1, "maxConcurrent", maxConcurrent, "from 1 to 2147483647");
    check(
        !maxWait.isNegative() && maxWait.compareTo(Duration.ofDays(1)) <= 0,
        "maxWait",
        maxWait,
        "from 0 to 1d");
    check(maxQueue >= 0, "maxQueue", maxQueue, "from 0 to 2147483647");
  }

  /** The defaults: 25 calls at once; none waits. If one may, 100 may. */
  public BulkheadSettings() {
    this(25, Duration.ZERO, 100);
  }
}
