package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.LATELY;
import static dev.testudo.report.Urgency.NOW;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.ChannelSnapshot;
import dev.testudo.report.ReportRequest;
import dev.testudo.report.ReportSection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The alerts that fire or are pending, and those that were resolved in the time. */
final class AlertSection implements Section {
  private final Sources sources;

  AlertSection(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "alert";
  }

  @Override
  public Optional<ReportSection> make(View view) {
    return Optional.ofNullable(sources.alerts.get()).map(alerts -> section(alerts, view));
  }

  private static ReportSection section(Alerts alerts, View view) {
    ReportRequest request = view.request();
    List<Alert> all =
        Stream.concat(
                alerts.active().stream(),
                alerts.history().stream()
                    .filter(alert -> alert.resolvedAt().filter(request::covers).isPresent()))
            .toList();
    ReportSection section =
        ReportSection.of(
                "alert",
                "Alerts",
                "state",
                "severity",
                "rule",
                "labels",
                "summary",
                "active",
                "fired",
                "resolved",
                "silenced")
            .note("none in " + view.latest());
    for (Alert alert : all.subList(0, Math.min(all.size(), view.rows()))) {
      section =
          section.row(
              alert.state(),
              alert.severity(),
              alert.rule(),
              labels(alert.labels()),
              alert.summary(),
              alert.activeAt(),
              alert.firedAt().orElse(null),
              alert.resolvedAt().orElse(null),
              alert.silenced());
    }
    for (Alert alert : all) {
      section = told(section, alert, request.to());
    }
    for (ChannelSnapshot channel : alerts.channels()) {
      if (!channel.state().equals("UP")) {
        section =
            section.finding(
                NOW,
                "Alerts do not arrive through the channel %s: %s, %d wait%s."
                    .formatted(
                        channel.name(),
                        channel.state(),
                        channel.queued(),
                        channel.problem().isEmpty() ? "" : "; " + channel.problem()));
      }
    }
    return section;
  }

  private static ReportSection told(ReportSection section, Alert alert, Instant now) {
    String name = "Alert %s (%s)".formatted(alert.rule(), alert.severity());
    String what = alert.summary().isEmpty() ? "." : ": " + alert.summary();
    Optional<String> fired = alert.firedAt().map(at -> Words.at(at, now));
    if (alert.state() == AlertState.FIRING) {
      return section.finding(
          NOW,
          name
              + (alert.silenced() ? " fires, silenced," : " fires")
              + fired.map(at -> " since " + at).orElse("")
              + what);
    }
    if (alert.state() == AlertState.PENDING) {
      return section.finding(
          NOW, name + " is pending since " + Words.at(alert.activeAt(), now) + what);
    }
    return fired.isEmpty()
        ? section
        : section.finding(
            LATELY,
            "%s fired at %s and was resolved at %s%s"
                .formatted(name, fired.get(), Words.at(alert.resolvedAt().orElse(now), now), what));
  }

  private static String labels(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(", "));
  }
}
