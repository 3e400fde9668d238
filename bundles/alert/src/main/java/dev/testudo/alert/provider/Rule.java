package dev.testudo.alert.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertRule;
import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.alert.AlertRuleSnapshot;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Severity;
import dev.testudo.alert.state.ActiveAlert;
import dev.testudo.alert.state.RuleCell;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Meter;
import dev.testudo.metric.Selection;
import dev.testudo.state.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule and its alerts. Their states follow Prometheus': pending as soon as the rule holds, firing
 * when it has held for {@code pendingFor}, and resolved at the first evaluation in which it does
 * not hold; one that comes back after that is another alert. All changes happen under the cell's
 * lock.
 */
final class Rule extends CapabilityInstance<AlertRuleSettings, AlertRuleSnapshot>
    implements AlertRule {
  /** A rule has no more alerts than this; what is beyond is not looked at. */
  static final int MAX_ALERTS = 1000;

  /** For how long an alert that is over is still shown with its rule. */
  private static final Duration SHOWN = Duration.ofMinutes(15);

  /** A pending alert is given up when its metric says nothing for so long: a restart, or less. */
  private static final Duration GAP = Duration.ofSeconds(15);

  private final RuleCell cell;
  private final Surroundings surroundings;
  private final Clock clock;

  /** What a rule needs of the others. */
  interface Surroundings {
    Optional<Meter> meter(String name);

    boolean silenced(Alert alert);

    /** An alert came into another state. */
    void changed(Alert alert);

    /** People are to be told. */
    void tell(Alert alert, List<String> channels);
  }

  Rule(
      String name,
      AlertRuleSettings settings,
      InstanceCell instance,
      RuleCell cell,
      Surroundings surroundings,
      Clock clock) {
    super(name, settings, instance);
    this.cell = cell;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  RuleCell cell() {
    return cell;
  }

  @Override
  public List<Alert> evaluate() {
    cell.lock.lock();
    try {
      AlertRuleSettings rule = settings();
      long now = clock.nanos();
      List<Aggregate> found = look(rule);
      Set<Map<String, String>> heard = new HashSet<>();
      double worst = Double.NaN;
      for (Aggregate one : found) {
        if (heard.size() < MAX_ALERTS) {
          heard.add(one.labels());
          hear(one, rule, now);
          worst = worse(rule, worst, one.value());
        }
      }
      cell.value = worst;
      for (Iterator<ActiveAlert> all = cell.alerts.values().iterator(); all.hasNext(); ) {
        ActiveAlert one = all.next();
        if (!heard.contains(one.alert.labels())) {
          missing(one, rule, now);
        }
        if (isOver(one, now)) {
          all.remove();
        }
      }
      cell.alerts.values().forEach(one -> tell(one, rule, now));
      cell.evaluated = clock.wall();
      cell.evaluations.incrementAndGet();
      return alerts();
    } finally {
      cell.lock.unlock();
    }
  }

  // A rule that cannot be evaluated leaves its alerts as they are, for as long as it says.
  private List<Aggregate> look(AlertRuleSettings rule) {
    if (rule.metric().isEmpty()) {
      cell.problem = "no metric is configured";
      return List.of();
    }
    Optional<Meter> meter = surroundings.meter(rule.metric());
    if (meter.isEmpty()) {
      cell.problem = "there is no meter " + rule.metric();
      return List.of();
    }
    try {
      List<Aggregate> found =
          meter
              .get()
              .aggregate(
                  rule.aggregation(),
                  rule.window(),
                  Selection.of(rule.labels()),
                  rule.by().toArray(new String[0]));
      cell.problem =
          found.size() > MAX_ALERTS
              ? found.size() + " combinations of labels, of which " + MAX_ALERTS + " are looked at"
              : "";
      return found;
    } catch (RuntimeException e) {
      cell.problem = e.toString();
      return List.of();
    }
  }

  private void hear(Aggregate one, AlertRuleSettings rule, long now) {
    ActiveAlert active = cell.alerts.get(one.labels());
    boolean holds = rule.comparison().holds(one.value(), rule.threshold());
    if (holds) {
      if (active == null || active.alert.resolved()) {
        active = begin(one, rule, now);
      }
      active.heard = now;
      active.alert = heard(active.alert, rule, one.value());
      if (active.alert.state() == AlertState.PENDING
          && now - active.since >= rule.pendingFor().toNanos()) {
        fire(active, now);
      }
    } else if (active != null) {
      active.heard = now;
      end(active, rule, one.value(), now);
    }
  }

  private ActiveAlert begin(Aggregate one, AlertRuleSettings rule, long now) {
    Instant at = clock.wall();
    Alert alert =
        new Alert(
            name() + "-" + Long.toString(at.toEpochMilli(), 36) + "-" + id(one.labels()),
            name(),
            AlertState.PENDING,
            rule.severity(),
            one.labels(),
            one.value(),
            Summary.of(name(), rule, one.labels(), one.value()),
            at,
            Optional.empty(),
            Optional.empty(),
            false);
    ActiveAlert active = new ActiveAlert(alert, now);
    cell.alerts.put(alert.labels(), active);
    if (!rule.pendingFor().isZero()) {
      surroundings.changed(active.alert);
    }
    return active;
  }

  private static String id(Map<String, String> labels) {
    return Integer.toHexString(labels.hashCode());
  }

  private void fire(ActiveAlert active, long now) {
    active.alert = moved(active.alert, AlertState.FIRING, active.alert.value());
    active.since = now;
    cell.fired.incrementAndGet();
    surroundings.changed(active.alert);
  }

  // Of one that never fired nobody has heard.
  private void end(ActiveAlert active, AlertRuleSettings rule, double value, long now) {
    Alert alert = active.alert;
    if (alert.state() == AlertState.PENDING) {
      cell.alerts.remove(alert.labels());
      return;
    }
    if (alert.state() != AlertState.FIRING) {
      return;
    }
    active.alert = moved(alert, AlertState.RESOLVED, value);
    active.since = now;
    surroundings.changed(active.alert);
    if (active.told) {
      surroundings.tell(active.alert, rule.channels());
    }
  }

  private void missing(ActiveAlert active, AlertRuleSettings rule, long now) {
    if (active.alert.state() == AlertState.FIRING
        && now - active.heard >= rule.absentFor().toNanos()) {
      end(active, rule, Double.NaN, now);
    }
  }

  private static boolean isOver(ActiveAlert active, long now) {
    return (active.alert.resolved() && now - active.since >= SHOWN.toNanos())
        || (active.alert.state() == AlertState.PENDING && now - active.heard >= GAP.toNanos());
  }

  private void tell(ActiveAlert active, AlertRuleSettings rule, long now) {
    if (active.alert.state() != AlertState.FIRING) {
      return;
    }
    boolean silenced = surroundings.silenced(active.alert);
    if (silenced != active.alert.silenced()) {
      active.alert = silenced(active.alert, silenced);
    }
    boolean again =
        active.told
            && !rule.repeatAfter().isZero()
            && now - active.toldAt >= rule.repeatAfter().toNanos();
    if (!silenced && (!active.told || again)) {
      active.told = true;
      active.toldAt = now;
      surroundings.tell(active.alert, rule.channels());
    }
  }

  // What the rule says of it now.
  private Alert heard(Alert alert, AlertRuleSettings rule, double value) {
    String summary = Summary.of(name(), rule, alert.labels(), value);
    return copy(alert, alert.state(), rule.severity(), value, summary, alert.silenced());
  }

  private Alert moved(Alert alert, AlertState state, double value) {
    return copy(alert, state, alert.severity(), value, alert.summary(), alert.silenced());
  }

  private Alert silenced(Alert alert, boolean silenced) {
    return copy(alert, alert.state(), alert.severity(), alert.value(), alert.summary(), silenced);
  }

  // When it comes into another state, it is now.
  private Alert copy(
      Alert alert,
      AlertState state,
      Severity severity,
      double value,
      String summary,
      boolean silenced) {
    return new Alert(
        alert.id(),
        alert.rule(),
        state,
        severity,
        alert.labels(),
        value,
        summary,
        alert.activeAt(),
        since(alert, alert.firedAt(), state, AlertState.FIRING),
        since(alert, alert.resolvedAt(), state, AlertState.RESOLVED),
        silenced);
  }

  private Optional<Instant> since(
      Alert alert, Optional<Instant> before, AlertState now, AlertState state) {
    return now == state && alert.state() != state ? Optional.of(clock.wall()) : before;
  }

  private static double worse(AlertRuleSettings rule, double worst, double value) {
    boolean low =
        switch (rule.comparison()) {
          case BELOW, AT_MOST -> true;
          default -> false;
        };
    if (Double.isNaN(worst)) {
      return value;
    }
    return low ? Math.min(worst, value) : Math.max(worst, value);
  }

  @Override
  public List<Alert> alerts() {
    cell.lock.lock();
    try {
      List<Alert> all = new ArrayList<>();
      cell.alerts.values().forEach(one -> all.add(one.alert));
      all.sort(Comparator.comparing(Alert::activeAt).thenComparing(Alert::id));
      return all;
    } finally {
      cell.lock.unlock();
    }
  }

  @Override
  public void reset() {
    cell.lock.lock();
    try {
      cell.alerts.clear();
    } finally {
      cell.lock.unlock();
    }
  }

  @Override
  public AlertRuleSnapshot snapshot() {
    List<Alert> all = alerts();
    int pending = count(all, AlertState.PENDING);
    int firing = count(all, AlertState.FIRING);
    @Nullable Instant evaluated = cell.evaluated;
    return new AlertRuleSnapshot(
        name(),
        firing > 0
            ? AlertState.FIRING
            : pending > 0
                ? AlertState.PENDING
                : all.isEmpty() ? AlertState.INACTIVE : AlertState.RESOLVED,
        settings().severity(),
        Summary.condition(settings()),
        Double.isNaN(cell.value) ? OptionalDouble.empty() : OptionalDouble.of(cell.value),
        pending,
        firing,
        cell.fired.get(),
        cell.evaluations.get(),
        Optional.ofNullable(evaluated),
        cell.problem);
  }

  private static int count(List<Alert> alerts, AlertState state) {
    return (int) alerts.stream().filter(alert -> alert.state() == state).count();
  }
}
