package dev.testudo.report;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of the reports; PID {@code dev.testudo.report}.
 *
 * @param title what a report is of; its first words
 * @param window the time that a report is of where nobody says another; 10 seconds to 1 hour
 * @param rows how many rows a table has at most, 1 to 1000
 * @param timeout how long contributors may take; 10 ms to 1 minute
 */
public record ReportSettings(String title, Duration window, int rows, Duration timeout) {
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** The longest time that a report can be of. */
  public static final Duration LONGEST = Duration.ofHours(1);

  public ReportSettings {
    checkWindow(window);
    check(rows >= 1 && rows <= 1000, "rows", rows, "from 1 to 1000");
    check(
        timeout.compareTo(Duration.ofMillis(10)) >= 0
            && timeout.compareTo(Duration.ofMinutes(1)) <= 0,
        "timeout",
        timeout,
        "from 10ms to 1m");
  }

  /** Testudo's latest 15 minutes, 10 rows a table, 2 seconds for contributors. */
  public ReportSettings() {
    this("Testudo", Duration.ofMinutes(15), 10, Duration.ofSeconds(2));
  }

  /**
   * Refuses what no report can be of.
   *
   * @throws dev.testudo.SettingsException naming it and what would be right
   */
  public static void checkWindow(Duration window) {
    check(
        window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0,
        "window",
        window,
        "from 10s to 1h");
  }
}
