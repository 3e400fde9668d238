package dev.testudo.report;

import dev.testudo.SettingsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How a report can be written. All are UTF-8. */
public enum ReportFormat {
  /** Markdown with tables, as GitHub reads it. */
  MARKDOWN("md"),
  /** One page that needs nothing else: no scripts, no other files. */
  HTML("html"),
  /** For programs: {@link Report#asMap}, numbers as numbers, durations in seconds. */
  JSON("json");

  private final String ending;

  ReportFormat(String ending) {
    this.ending = ending;
  }

  /** How the names of such files end, without the dot. */
  public String ending() {
    return ending;
  }

  /**
   * The format by which a file's name ends.
   *
   * @throws SettingsException if it ends in none
   */
  public static ReportFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith("." + format.ending))
        .findFirst()
        .orElseThrow(() -> new SettingsException(file + ": must be a name in .md, .html or .json"));
  }
}
