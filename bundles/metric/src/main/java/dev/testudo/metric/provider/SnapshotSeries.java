package dev.testudo.metric.provider;

import dev.testudo.capability.SnapshotSource;
import dev.testudo.metric.state.ShownCell;
import dev.testudo.state.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes series of what the instances of all capabilities show of themselves: of each number in
 * their snapshots, whatever the capability, see {@link dev.testudo.capability.SnapshotMetric}. The
 * series of an instance that is gone go in the next second; those of a capability that is gone,
 * unless it is back within a minute.
 */
final class SnapshotSeries {
  /** How long a capability may be gone, in nanoseconds. */
  static final long LINGER = 60_000_000_000L;

  private final MeterRegistry registry;
  private final Clock clock;
  private final String owner;
  private final List<Source> sources = new CopyOnWriteArrayList<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> gone = new HashMap<>(); // by the thread that sweeps

  /**
   * @param owner to whom the meters belong
   */
  SnapshotSeries(MeterRegistry registry, Clock clock, String owner) {
    this.registry = registry;
    this.clock = clock;
    this.owner = owner;
  }

  void add(SnapshotSource source) {
    // Meters show themselves; and to ask them would ask gauges, which may hang.
    if (!source.word().equals(MeterRegistry.WORD)) {
      sources.add(new Source(source, new SnapshotWriter(registry, owner, source.word())));
    }
  }

  void remove(SnapshotSource source) {
    sources.removeIf(one -> one.source == source);
  }

  /** All that are there. */
  List<Source> all() {
    return List.copyOf(sources);
  }

  /** Shows what one source has now; throws nothing. Passes over one that is being asked. */
  void show(Source one) {
    one.show();
  }

  /** Takes out the series of capabilities that are gone for too long. */
  void sweep() {
    Set<String> there = new HashSet<>();
    sources.forEach(one -> there.add(one.source.word()));
    for (Map.Entry<String, ShownCell> shown : registry.shown().entrySet()) {
      String word = shown.getKey();
      if (there.contains(word)) {
        gone.remove(word);
      } else if (clock.nanos() - gone.computeIfAbsent(word, now -> clock.nanos()) >= LINGER) {
        new SnapshotWriter(registry, owner, word).clear();
        known.remove(word);
        gone.remove(word);
      }
    }
  }

  /** The source of one capability's snapshots. */
  final class Source {
    private final SnapshotSource source;
    private final SnapshotWriter writer;
    private final AtomicBoolean asking = new AtomicBoolean();

    private Source(SnapshotSource source, SnapshotWriter writer) {
      this.source = source;
      this.writer = writer;
    }

    String word() {
      return source.word();
    }

    private void show() {
      if (!asking.compareAndSet(false, true)) {
        return;
      }
      try {
        long round = writer.round();
        List<Record> snapshots = new ArrayList<>(source.snapshots());
        // Of a capability that is seen for the first time, what it had counted is no increase.
        writer.write(round, snapshots, !known.contains(word()));
        known.add(word());
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        writer.tell("FAILED", "its snapshots cannot be shown: " + e);
      } finally {
        asking.set(false);
      }
    }
  }
}
