package dev.testudo.profile;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of a profiler; PID {@code dev.testudo.profile~NAME}.
 *
 * @param allocation whether the memory that is allocated is taken as well, where the JVM says it
 * @param maxOperations how many operations are told apart, 1 to 100000; what is beyond goes into
 *     {@code _other_}
 * @param abandonAfter after how long an operation that nobody has closed is given up; 1 s to 365
 *     days
 */
public record ProfilerSettings(boolean allocation, int maxOperations, Duration abandonAfter) {
  private static final Duration LONGEST = Duration.ofDays(365);

  /** The operation that takes what is beyond the limit. */
  public static final String OTHER = "_other_";

  public ProfilerSettings {
    check(
        maxOperations >= 1 && maxOperations <= 100_000,
        "maxOperations",
        maxOperations,
        "from 1 to 100000");
    check(
        abandonAfter.compareTo(Duration.ofSeconds(1)) >= 0 && abandonAfter.compareTo(LONGEST) <= 0,
        "abandonAfter",
        abandonAfter,
        "from 1s to 365d");
  }

  /** With allocation; 1000 operations; given up after an hour. */
  public ProfilerSettings() {
    this(true, 1000, Duration.ofHours(1));
  }
}
