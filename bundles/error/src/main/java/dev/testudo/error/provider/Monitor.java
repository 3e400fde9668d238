package dev.testudo.error.provider;

import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.error.Classification;
import dev.testudo.error.ErrorCategory;
import dev.testudo.error.ErrorEvent;
import dev.testudo.error.ErrorGroup;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.ErrorSettings;
import dev.testudo.error.ErrorSnapshot;
import dev.testudo.error.state.ErrorCell;
import dev.testudo.error.state.GroupCell;
import dev.testudo.error.state.GroupKey;
import dev.testudo.state.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * An error monitor as clients and policies see it. What is not a failure does not come here; a
 * failure costs the reading of its stack, and a few additions to striped counters.
 */
final class Monitor extends CapabilityInstance<ErrorSettings, ErrorSnapshot>
    implements ErrorMonitor {
  private static final int TOP = 5;

  private final ErrorCell cell;
  private final Classifier classifier;
  private final Clock clock;
  private final Notices notices;
  private final RecoveryWatch watch;
  private volatile Map<String, ErrorCategory> rules;

  Monitor(
      String name,
      ErrorSettings settings,
      InstanceCell instance,
      ErrorCell cell,
      Classifier classifier,
      Recoveries recoveries,
      Clock clock,
      Notices notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.classifier = classifier;
    this.clock = clock;
    this.notices = notices;
    this.watch = new RecoveryWatch(name, cell, settings, recoveries, clock, notices);
    this.rules = settings.categories();
  }

  @Override
  public Classification classify(Throwable failure) {
    return classifier.classify(rules, failure);
  }

  @Override
  public Classification record(String operation, Throwable failure) {
    Classification is = classify(failure);
    List<Throwable> causes = Causes.of(failure);
    Fingerprint print = Fingerprint.of(causes);
    GroupKey key = new GroupKey(operation, is.category(), print.hash());
    GroupCell group = cell.groups.get(key);
    if (group == null) {
      group = first(key, print, causes);
    }
    group.count.increment();
    group.lastSeen = clock.wall();
    cell.categories.computeIfAbsent(is.category(), category -> new LongAdder()).increment();
    watch.failed(is.category());
    return is;
  }

  // The first of its kind, or one too many.
  private GroupCell first(GroupKey key, Fingerprint print, List<Throwable> causes) {
    int most = settings().maxFingerprints();
    if (cell.groups.size() < most) {
      Throwable failure = causes.get(0);
      String where = print.where() == null ? "" : method(print.where());
      GroupCell made =
          new GroupCell(
              failure.getClass().getName(),
              where,
              Texts.sample(failure),
              Texts.stack(causes),
              clock.wall());
      cell.lock.lock();
      try {
        GroupCell there = cell.groups.get(key);
        if (there != null) {
          return there;
        }
        if (cell.groups.size() < most) {
          cell.groups.put(key, made);
        } else {
          made = null;
        }
      } finally {
        cell.lock.unlock();
      }
      if (made != null) {
        tellOf(key, made);
        return made;
      }
    }
    return other(key, most);
  }

  private GroupCell other(GroupKey key, int most) {
    if (cell.overflowTold.compareAndSet(false, true)) {
      notices.tell(
          ErrorEvent.Kind.OVERFLOW,
          most + " kinds of failures are told apart; others are counted together from now on");
    }
    return cell.others.computeIfAbsent(
        new GroupKey("", key.category(), 0), any -> new GroupCell("", "", "", "", clock.wall()));
  }

  private void tellOf(GroupKey key, GroupCell group) {
    notices.tell(
        ErrorEvent.Kind.NEW,
        "%s in %s: %s%s%s"
            .formatted(
                key.category(),
                key.operation(),
                group.exception,
                group.where.isEmpty() ? "" : " at " + group.where,
                group.message.isEmpty() ? "" : ": " + group.message.replace('\n', ' ')));
  }

  private static String method(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }

  @Override
  public List<ErrorGroup> groups() {
    List<ErrorGroup> groups = new ArrayList<>();
    cell.groups.forEach(
        (key, group) -> groups.add(shown(key, Fingerprint.text(key.fingerprint()), group)));
    cell.others.forEach((key, group) -> groups.add(shown(key, ErrorGroup.OTHER, group)));
    groups.sort(
        Comparator.comparingLong(ErrorGroup::count)
            .reversed()
            .thenComparing(ErrorGroup::operation)
            .thenComparing(ErrorGroup::fingerprint));
    return groups;
  }

  private static ErrorGroup shown(GroupKey key, String fingerprint, GroupCell group) {
    return new ErrorGroup(
        key.operation(),
        key.category(),
        fingerprint,
        group.count.sum(),
        group.exception,
        group.where,
        group.firstSeen,
        group.lastSeen,
        group.message,
        group.stack);
  }

  @Override
  public void reset() {
    cell.lock.lock();
    try {
      cell.groups.clear();
      cell.others.clear();
      cell.overflowTold.set(false);
    } finally {
      cell.lock.unlock();
    }
    watch.reset();
  }

  @Override
  protected void changed(ErrorSettings now) {
    rules = now.categories();
    watch.use(now);
    cell.overflowTold.set(false);
  }

  @Override
  public ErrorSnapshot snapshot() {
    Map<ErrorCategory, Long> categories = new EnumMap<>(ErrorCategory.class);
    cell.categories.forEach((category, count) -> categories.put(category, count.sum()));
    List<ErrorGroup> groups = groups();
    Optional<Instant> latest =
        groups.stream().map(ErrorGroup::lastSeen).max(Comparator.naturalOrder());
    return new ErrorSnapshot(
        name(),
        categories.values().stream().mapToLong(Long::longValue).sum(),
        categories,
        cell.groups.size(),
        latest,
        groups.subList(0, Math.min(TOP, groups.size())),
        watch.snapshots());
  }
}
