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
 */
public record MeterSettings(
    Kind kind,
    String help,
    String unit,
    List<String> labels,
    int maxSeries,
    Duration min,
    Duration max) {
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
  }

  /** A counter without labels. */
  public MeterSettings() {
    this(Kind.COUNTER, "", "", List.of());
  }

  /** At most 1000 series; durations from 1 µs to 5 minutes. */
  public MeterSettings(Kind kind, String help, String unit, List<String> labels) {
    this(kind, help, unit, labels, 1000, Duration.ofNanos(1000), Duration.ofMinutes(5));
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
