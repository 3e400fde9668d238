package dev.testudo.alert.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.Silence;
import dev.testudo.alert.state.BoardCell;
import dev.testudo.metric.Selection;
import dev.testudo.state.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Silences, and the alerts that are over. */
final class Board {
  private static final Duration LONGEST = Duration.ofDays(365);

  private final BoardCell cell;
  private final Clock clock;

  Board(BoardCell cell, Clock clock) {
    this.cell = cell;
    this.clock = clock;
  }

  Silence silence(Selection alerts, Duration time, String comment) {
    dev.testudo.SettingsException.check(
        !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0,
        "time",
        time,
        "above 0 and at most 365d");
    Instant until = clock.wall().plus(time);
    for (int n = cell.silences.size() + 1; ; n++) {
      Silence silence = new Silence("s" + n, alerts, until, comment);
      if (cell.silences.putIfAbsent(silence.id(), silence) == null) {
        return silence;
      }
    }
  }

  boolean unsilence(String id) {
    return cell.silences.remove(id) != null;
  }

  List<Silence> silences() {
    cell.silences.values().removeIf(one -> !one.until().isAfter(clock.wall()));
    return cell.silences.values().stream()
        .sorted(Comparator.comparing(Silence::until).thenComparing(Silence::id))
        .toList();
  }

  boolean silenced(Alert alert) {
    if (cell.silences.isEmpty()) {
      return false;
    }
    Map<String, String> labels = new HashMap<>(alert.labels());
    labels.put("rule", alert.rule());
    labels.put("severity", alert.severity().name().toLowerCase(Locale.ROOT));
    return silences().stream().anyMatch(one -> one.alerts().matches(labels));
  }

  void over(Alert alert) {
    cell.over(alert);
  }

  List<Alert> history() {
    return List.of(cell.history());
  }
}
