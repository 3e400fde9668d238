package dev.testudo.memory.provider;

import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.memory.GivenBack;
import dev.testudo.memory.MemoryEvent.Kind;
import dev.testudo.memory.MemorySettings;
import dev.testudo.memory.MemorySnapshot;
import dev.testudo.memory.MemoryState;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.memory.Pressure;
import dev.testudo.memory.state.WatchCell;
import dev.testudo.state.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A watch: what a collection left decides whether listeners are asked. */
final class Watch extends CapabilityInstance<MemorySettings, MemorySnapshot>
    implements MemoryWatch {
  private static final double MEGA = 1024.0 * 1024;

  private final WatchCell cell;
  private final Givers givers;
  private final Clock clock;
  private final Notices notices;

  /** Where events go. */
  interface Notices {
    void tell(Kind kind, String text);
  }

  Watch(
      String name,
      MemorySettings settings,
      InstanceCell instance,
      WatchCell cell,
      Givers givers,
      Clock clock,
      Notices notices) {
    super(name, settings, instance);
    this.cell = cell;
    this.givers = givers;
    this.clock = clock;
    this.notices = notices;
  }

  /** Looks at what a collection left; each is looked at once. */
  void look(HeapUse use) {
    cell.lock.lock();
    try {
      if (use.number() != cell.seen) {
        cell.seen = use.number();
        cell.used = use.used();
        cell.max = use.max();
        cell.collections.incrementAndGet();
        tellWhatWasFreed();
        decide(use.share());
      }
    } finally {
      cell.lock.unlock();
    }
  }

  private void tellWhatWasFreed() {
    if (cell.before > 0) {
      long freed = Math.max(0, cell.before - cell.used);
      cell.before = 0;
      cell.freed.addAndGet(freed);
      notices.tell(Kind.FREED, mega(freed) + " less after the next collection");
    }
  }

  private void decide(double share) {
    MemorySettings settings = settings();
    if (cell.state == MemoryState.NORMAL) {
      if (share >= settings.enter()) {
        cell.state = MemoryState.PRESSED;
        cell.round = 0;
        cell.pressures.incrementAndGet();
        notices.tell(Kind.PRESSED, left(share) + ", which is " + percent(settings.enter()));
        ask(++cell.round);
      }
    } else if (share < settings.leave()) {
      cell.state = MemoryState.NORMAL;
      notices.tell(Kind.NORMAL, left(share) + ", below " + percent(settings.leave()));
    } else if (cell.round == 0 || clock.nanos() - cell.rounded >= settings.coolDown().toNanos()) {
      ask(++cell.round);
    }
  }

  @Override
  public List<GivenBack> relieve() {
    cell.lock.lock();
    try {
      return ask(0);
    } finally {
      cell.lock.unlock();
    }
  }

  // One after the other, until what they say is enough; who does not know says nothing.
  private List<GivenBack> ask(int round) {
    MemorySettings settings = settings();
    double used = new HeapUse(0, cell.used, cell.max).share();
    Pressure pressure = new Pressure(name(), used, settings.share(), round);
    long enough = round == 0 ? Long.MAX_VALUE : cell.used - (long) (settings.leave() * cell.max);
    List<GivenBack> given = new ArrayList<>();
    long bytes = 0;
    for (Giver giver : givers.inOrder(settings.order())) {
      if (bytes > enough || Thread.currentThread().isInterrupted()) {
        break;
      }
      GivenBack one = giver.ask(pressure, settings.listenerTimeout(), clock.wall());
      given.add(one);
      bytes += one.bytes();
      cell.entries.addAndGet(one.entries());
      cell.bytes.addAndGet(one.bytes());
      if (!one.problem().isEmpty()) {
        notices.tell(Kind.LISTENER_FAILED, one.listener() + ": " + one.problem());
      }
    }
    cell.before = cell.used;
    cell.rounded = clock.nanos();
    cell.relieved = clock.wall();
    cell.rounds.incrementAndGet();
    notices.tell(Kind.RELIEVED, text(round, given));
    return given;
  }

  private static String text(int round, List<GivenBack> given) {
    String who = round == 0 ? "by hand: " : "round " + round + ": ";
    return who
        + (given.isEmpty()
            ? "nobody is there to give anything back"
            : given.stream()
                .map(
                    one ->
                        one.listener()
                            + " gave back "
                            + one.entries()
                            + (one.bytes() == 0 ? "" : " (" + mega(one.bytes()) + ")"))
                .collect(Collectors.joining(", ")));
  }

  private String left(double share) {
    return "%s of %s (%s) left after a collection"
        .formatted(mega(cell.used), mega(cell.max), percent(share));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", share * 100);
  }

  private static String mega(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
  }

  @Override
  public void reset() {
    cell.state = MemoryState.NORMAL;
    cell.before = 0;
  }

  @Override
  public MemorySnapshot snapshot() {
    return new MemorySnapshot(
        name(),
        cell.state,
        new HeapUse(0, cell.used, cell.max).share(),
        cell.used,
        cell.max,
        cell.collections.get(),
        cell.pressures.get(),
        cell.rounds.get(),
        cell.entries.get(),
        cell.bytes.get(),
        cell.freed.get(),
        Optional.ofNullable(cell.relieved));
  }
}
