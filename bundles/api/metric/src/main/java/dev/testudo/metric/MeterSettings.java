package dev.testudo.metric;

import static dev.testudo.SettingsException.check;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Settings of a meter; PID {@code dev.testudo.metric~NAME}. Kind and labels stay as they are once
 * the meter has series.
 *
 * @param kind what its series are
 * @param help one line that says what it shows
 * @param unit the unit in full ({@code seconds}, {@code bytes}), or empty
 * @param labels the names of the labels
 * @param maxSeries how many combinations of label values there may be, from 1
 * @param min for timers: the shortest duration told apart from shorter ones, at least 1 ns
 * @param max for timers: the longest told apart from longer ones, at most 50 days. A timer takes
 *     128 bytes for each power of two between the two, for each thread that records: 4 kB as preset
 * @param history how far back a sample of each series is kept for each second; at most 1 hour, 0
 *     for none. A counter or gauge takes 8 bytes for each second, a timer 16 and a few for each
 *     bucket it counted in
 */
public record MeterSettings(
    Kind kind,
    String help,
    String unit,
    List<String> labels,
    int maxSeries,
    Duration min,
    Duration max,
    Duration history) {
  private static final Pattern LABEL = Pattern.compile("(?!__)[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Duration LONGEST = Duration.ofDays(50);

  public MeterSettings {
    labels = List.copyOf(labels);
    for (String label : labels) {
      check(
          LABEL.matcher(label).matches(), "labels", label, "a name such as method or http_status");
    }
    check(labels.stream().distinct().count() == labels.size(), "labels", labels, "all different");
    check(maxSeries >= 1, "maxSeries", maxSeries, "at least 1");
    check(min.compareTo(Duration.ZERO) > 0, "min", min, "above zero");
    check(
        max.compareTo(min) > 0 && max.compareTo(LONGEST) <= 0,
        "max",
        max,
        "above min (" + min + ") and at most 50 days");
    check(
        !history.isNegative() && history.compareTo(Duration.ofHours(1)) <= 0,
        "history",
        history,
        "from 0 to 1h");
  }

  /** A counter without labels. */
  public MeterSettings() {
    this(Kind.COUNTER, "", "", List.of());
  }

  /** At most 1000 series; durations from 1 µs to 5 minutes; 5 minutes of history. */
  public MeterSettings(Kind kind, String help, String unit, List<String> labels) {
    this(kind, help, unit, labels, 1000);
  }

  /** Durations from 1 µs to 5 minutes; 5 minutes of history. */
  public MeterSettings(Kind kind, String help, String unit, List<String> labels, int maxSeries) {
    this(
        kind,
        help,
        unit,
        labels,
        maxSeries,
        Duration.ofNanos(1000),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5));
  }

  /** A counter with these labels. */
  public static MeterSettings counter(String help, String... labels) {
    return new MeterSettings(Kind.COUNTER, help, "", List.of(labels));
  }

  /** A gauge with these labels. */
  public static MeterSettings gauge(String help, String... labels) {
    return new MeterSettings(Kind.GAUGE, help, "", List.of(labels));
  }

  /** A timer with these labels. */
  public static MeterSettings timer(String help, String... labels) {
    return new MeterSettings(Kind.TIMER, help, "seconds", List.of(labels));
  }
}
