package dev.testudo.error.provider;

import dev.testudo.capability.Values;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorEvent;
import dev.testudo.error.ErrorSettings;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.error.RecoverySnapshot;
import dev.testudo.error.state.ErrorCell;
import dev.testudo.error.state.RecoveryCell;
import dev.testudo.state.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for recoveries when too many failures that may be recovered from came in too short a time.
 * When one may be started again is in the vault, so that an update does not start it early.
 */
final class RecoveryWatch {
  private final String monitor;
  private final ErrorCell cell;
  private final Recoveries recoveries;
  private final Clock clock;
  private final Notices notices;
  private volatile Plan plan;

  private record Plan(ErrorSettings settings, Set<ErrorCategory> categories) {
    static Plan of(ErrorSettings settings) {
      Set<ErrorCategory> categories = EnumSet.noneOf(ErrorCategory.class);
      categories.addAll(settings.recoverable());
      return new Plan(settings, categories);
    }
  }

  RecoveryWatch(
      String monitor,
      ErrorCell cell,
      ErrorSettings settings,
      Recoveries recoveries,
      Clock clock,
      Notices notices) {
    this.monitor = monitor;
    this.cell = cell;
    this.recoveries = recoveries;
    this.clock = clock;
    this.notices = notices;
    this.plan = Plan.of(settings);
  }

  void use(ErrorSettings settings) {
    plan = Plan.of(settings);
  }

  /** A failure of this category came. Costs nothing where no recovery is configured. */
  void failed(ErrorCategory category) {
    Plan now = plan;
    ErrorSettings settings = now.settings;
    if (settings.recovery().isEmpty() || !now.categories.contains(category)) {
      return;
    }
    long time = clock.coarse();
    cell.latest.turn(time, settings.recoverWithin().toNanos(), cell.recoverable.get());
    long errors = cell.recoverable.incrementAndGet() - cell.latest.atStart(0);
    if (errors >= settings.recoverAfter()) {
      for (String entry : settings.recovery()) {
        recover(entry, category, errors, settings, time);
      }
    }
  }

  private void recover(
      String entry, ErrorCategory category, long errors, ErrorSettings settings, long now) {
    RecoveryCell state = cell.recoveries.computeIfAbsent(entry, any -> new RecoveryCell(now));
    long ready = state.readyAt.get();
    String strategy = strategy(entry);
    if (now - ready < 0
        || !recoveries.isReady(strategy)
        || !state.readyAt.compareAndSet(ready, now + settings.coolDown().toNanos())) {
      return;
    }
    RecoveryRequest request =
        new RecoveryRequest(monitor, target(entry), category, errors, settings.recoverWithin());
    boolean started =
        recoveries.start(
            strategy,
            request,
            settings.recoverTimeout(),
            () -> began(entry, state, errors, settings),
            (kind, text) -> ended(entry, state, kind, text));
    if (!started) {
      state.readyAt.set(ready); // another monitor was faster
    }
  }

  private void began(String entry, RecoveryCell state, long errors, ErrorSettings settings) {
    state.runs.increment();
    state.last = clock.wall();
    state.result = "";
    notices.tell(
        ErrorEvent.Kind.RECOVERING,
        entry + ": " + errors + " failures within " + Values.write(settings.recoverWithin()));
  }

  private void ended(String entry, RecoveryCell state, ErrorEvent.Kind kind, String text) {
    if (kind != ErrorEvent.Kind.RECOVERED) {
      state.failures.increment();
    }
    state.result = text;
    notices.tell(kind, entry + ": " + text);
  }

  void reset() {
    long count = cell.recoverable.get();
    cell.latest.restart(clock.coarse(), plan.settings.recoverWithin().toNanos(), count);
  }

  List<RecoverySnapshot> snapshots() {
    return plan.settings.recovery().stream().map(this::snapshot).toList();
  }

  private RecoverySnapshot snapshot(String entry) {
    RecoveryCell state = cell.recoveries.get(entry);
    boolean cooling = state != null && clock.coarse() - state.readyAt.get() < 0;
    String is = recoveries.state(strategy(entry));
    return new RecoverySnapshot(
        entry,
        is.equals(Recoveries.READY) && cooling ? "COOLING" : is,
        state == null ? 0 : state.runs.sum(),
        state == null ? 0 : state.failures.sum(),
        state == null ? Optional.empty() : Optional.ofNullable(state.last),
        state == null ? "" : state.result);
  }

  private static String strategy(String entry) {
    int equals = entry.indexOf('=');
    return equals < 0 ? entry : entry.substring(0, equals).strip();
  }

  private String target(String entry) {
    int equals = entry.indexOf('=');
    return equals < 0 ? monitor : entry.substring(equals + 1).strip();
  }
}
