package dev.testudo.logger;

import static dev.testudo.SettingsException.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Settings of the log; PID {@code dev.testudo.logger}.
 *
 * @param format how the log's files look: {@code TEXT} as the back end's own configuration says, or
 *     {@code JSON}, an object in each line
 * @param levels levels by the names of loggers, {@code com.acme.shop=DEBUG}; they win over the back
 *     end's own configuration
 */
public record LoggerSettings(Format format, List<String> levels) {
  private static final Set<String> LEVELS =
      Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "OFF");

  /** How the log's files look. */
  public enum Format {
    TEXT,
    JSON
  }

  public LoggerSettings {
    levels = List.copyOf(levels);
    for (String one : levels) {
      int equals = one.indexOf('=');
      check(
          equals > 0 && LEVELS.contains(level(one)),
          "levels",
          one,
          "a logger and its level, such as com.acme.shop=DEBUG; levels are TRACE, DEBUG, INFO, WARN,"
              + " ERROR and OFF");
    }
  }

  /** All as the back end's own configuration says. */
  public LoggerSettings() {
    this(Format.TEXT, List.of());
  }

  /** The levels by the names of loggers; of a name that is there twice the last stands. */
  public Map<String, String> byName() {
    Map<String, String> byName = new LinkedHashMap<>();
    levels.forEach(one -> byName.put(one.substring(0, one.indexOf('=')).strip(), level(one)));
    return byName;
  }

  private static String level(String one) {
    return one.substring(one.indexOf('=') + 1).strip().toUpperCase(Locale.ROOT);
  }
}
