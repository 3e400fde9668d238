package dev.testudo.health;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of health; PID {@code dev.testudo.health}.
 *
 * @param interval how often each check is asked, 100 ms to 1 hour
 * @param timeout how long a check may take before it counts as hanging, 10 ms to 10 minutes
 * @param grace how long something may be temporarily unavailable before that is critical, up to 1
 *     day
 * @param memory the share of the heap that may be in use after a collection
 * @param disk the share of the disk of the data folder that must be free
 * @param threads how many threads there may be
 */
public record HealthSettings(
    Duration interval, Duration timeout, Duration grace, double memory, double disk, int threads) {
  public HealthSettings {
    within("interval", interval, Duration.ofMillis(100), Duration.ofHours(1), "100ms to 1h");
    within("timeout", timeout, Duration.ofMillis(10), Duration.ofMinutes(10), "10ms to 10m");
    within("grace", grace, Duration.ZERO, Duration.ofDays(1), "0 to 1d");
    check(memory > 0 && memory <= 1, "memory", memory, "a share above 0 and at most 1");
    check(disk >= 0 && disk < 1, "disk", disk, "a share from 0 and below 1");
    check(threads >= 1, "threads", threads, "at least 1");
  }

  /** Each check every five seconds, for two at most. */
  public HealthSettings() {
    this(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMinutes(10), 0.9, 0.05, 2000);
  }

  private static void within(
      String key, Duration value, Duration least, Duration most, String words) {
    check(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, key, value, "from " + words);
  }
}
