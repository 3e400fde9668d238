package dev.testudo.alert;

import static dev.testudo.SettingsException.check;

import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Selection;
import java.time.Duration;
import java.util.List;

/**
 * Settings of an alert rule; PID {@code dev.testudo.alert~NAME}.
 *
 * @param metric the name of the meter; empty for a rule that never holds
 * @param labels which of its series, as {@link Selection} reads them: {@code guard=shop,
 *     outcome=!success}
 * @param by the labels by which series are told apart: each combination of their values is an alert
 *     of its own
 * @param aggregation how samples become one number
 * @param window over how long, 1 second to 1 hour
 * @param comparison how the number is compared
 * @param threshold with what; seconds for durations
 * @param pendingFor how long the rule must hold before the alert fires ({@code for}, in
 *     Prometheus); 0 to 1 day
 * @param absentFor how long an alert stays as it is when its metric says nothing; then it is
 *     resolved; 0 to 1 day
 * @param severity how bad it is
 * @param summary one line for people, in which {@code {value}}, {@code {threshold}}, {@code {rule}}
 *     and {@code {LABEL}} are replaced; empty for one made of the rule
 * @param channels the names of the channels that deliver it; empty for all there are
 * @param repeatAfter how often an alert that goes on firing is delivered again; 0 for never, up to
 *     30 days
 */
public record AlertRuleSettings(
    String metric,
    List<String> labels,
    List<String> by,
    Aggregation aggregation,
    Duration window,
    Comparison comparison,
    double threshold,
    Duration pendingFor,
    Duration absentFor,
    Severity severity,
    String summary,
    List<String> channels,
    Duration repeatAfter) {
  private static final Duration DAY = Duration.ofDays(1);

  public AlertRuleSettings {
    labels = List.copyOf(labels);
    by = List.copyOf(by);
    channels = List.copyOf(channels);
    Selection.of(labels);
    check(by.stream().distinct().count() == by.size(), "by", by, "all different");
    check(
        within(window, Duration.ofHours(1)) && window.compareTo(Duration.ofSeconds(1)) >= 0,
        "window",
        window,
        "from 1s to 1h");
    check(!Double.isNaN(threshold), "threshold", threshold, "a number");
    check(within(pendingFor, DAY), "pendingFor", pendingFor, "from 0 to 1d");
    check(within(absentFor, DAY), "absentFor", absentFor, "from 0 to 1d");
    check(within(repeatAfter, Duration.ofDays(30)), "repeatAfter", repeatAfter, "from 0 to 30d");
  }

  /** A rule without a metric: the latest minute's 99th percentile, above 1 for 30 seconds. */
  public AlertRuleSettings() {
    this(
        "",
        List.of(),
        List.of(),
        Aggregation.P99,
        Duration.ofMinutes(1),
        Comparison.ABOVE,
        1,
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Severity.WARNING,
        "",
        List.of(),
        Duration.ofHours(4));
  }

  private static boolean within(Duration time, Duration most) {
    return !time.isNegative() && time.compareTo(most) <= 0;
  }
}
