package dev.testudo.cache.provider;

import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.Flight;
import dev.testudo.cache.state.Node;
import dev.testudo.state.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The entries, and the loads that are to become some. A load stands in the map in the place of its
 * entry: so of two that want to begin one only one can, whoever forgets the key takes the load out
 * with one step, and a load that is no longer in its place cannot put anything there.
 */
final class Entries {
  private static final int LOT = 15; // of 0 to 15 one is drawn

  private final CacheCell cell;
  private final Clock clock;
  private final Rings rings;
  private volatile Limits limits;

  Entries(CacheCell cell, CacheSettings settings, Clock clock) {
    this.cell = cell;
    this.clock = clock;
    this.limits = Limits.of(settings);
    this.rings = new Rings(cell, limits);
  }

  /** Puts other settings in force; gives how many entries had to go. */
  long use(CacheSettings settings) {
    Limits other = Limits.of(settings);
    limits = other;
    return rings.use(other);
  }

  Limits limits() {
    return limits;
  }

  /** Lets a share of them go; gives how many went. */
  long trim(double share) {
    long size = size();
    return rings.trim(size - (long) Math.ceil(size * Math.min(1, Math.max(0, share))));
  }

  long size() {
    return rings.size();
  }

  /** What is there and good; counted as a hit, or not at all. */
  @Nullable Object hit(Object key, int row) {
    Node node = cell.map.get(key);
    if (node == null) {
      return null;
    }
    long written = node.written; // before the value
    Object value = node.value;
    if (value == null || !limits.fresh(written, clock.coarse())) {
      return null;
    }
    cell.counts.add(row, CacheCell.HITS, 1);
    if (!node.visited) {
      node.visited = true;
    }
    if (drawn(row)) {
      node.samples++;
    }
    return value;
  }

  // A row's own count is as good as a lot, if it is shaken.
  private boolean drawn(int row) {
    int lot =
        row >= 0
            ? ((int) cell.counts.own(row, CacheCell.HITS) * 0x9E3779B9) >>> 28
            : ThreadLocalRandom.current().nextInt() & LOT;
    return lot == 0;
  }

  void missed(int row) {
    cell.counts.add(row, CacheCell.MISSES, 1);
  }

  /** What is there and good, or over its time but still kept; not counted. */
  @Nullable Object stale(Object key) {
    Node node = cell.map.get(key);
    Node entry = node instanceof Flight flight ? flight.stale : node;
    return entry == null || limits.over(entry, clock.coarse()) ? null : entry.value;
  }

  /** Looks without counting. */
  @Nullable Object peek(Object key) {
    Node node = cell.map.get(key);
    if (node == null) {
      return null;
    }
    long written = node.written;
    Object value = node.value;
    return value != null && limits.fresh(written, clock.coarse()) ? value : null;
  }

  /** Forgets an entry that nobody may want any more. */
  void expire(Object key) {
    Node node = cell.map.get(key);
    if (node != null
        && !(node instanceof Flight)
        && limits.over(node, clock.coarse())
        && cell.map.remove(key, node)) {
      cell.counts.addShared(CacheCell.EXPIRED, 1);
      rings.remove(node);
    }
  }

  void put(Object key, Object value) {
    for (; ; ) {
      Node there = cell.map.get(key);
      long now = clock.coarse();
      if (there != null && !(there instanceof Flight)) {
        there.value = value;
        there.written = now;
        if (cell.map.get(key) == there) {
          return;
        }
      } else {
        Node node = new Node(key, value, now);
        if (place(key, there, node)) {
          if (there instanceof Flight flight) {
            retire(flight.stale, -1);
          }
          rings.add(node, now);
          return;
        }
      }
    }
  }

  boolean invalidate(Object key) {
    Node node = cell.map.remove(key);
    return node != null && forgotten(node);
  }

  long invalidateAll() {
    long[] count = {0};
    cell.map.forEach(
        (key, node) -> {
          if (cell.map.remove(key, node) && forgotten(node)) {
            count[0]++;
          }
        });
    return count[0];
  }

  /** Forgets an entry because of its classes, or a load because nobody knows what it will bring. */
  boolean drop(Node node) {
    boolean dropped = cell.map.remove(node.key, node) && forgotten(node);
    if (dropped) {
      cell.counts.addShared(CacheCell.DROPPED, 1);
    }
    return dropped;
  }

  private boolean forgotten(Node node) {
    Node entry = node instanceof Flight flight ? flight.stale : node;
    retire(entry, -1);
    return entry != null;
  }

  // ---- loads

  /** The load of a key that is under way and not over its time. */
  @Nullable Flight underway(Object key) {
    return cell.map.get(key) instanceof Flight flight && isAwaited(flight) ? flight : null;
  }

  private boolean isAwaited(Flight flight) {
    return clock.nanos() - flight.began < limits.loadTimeout();
  }

  /**
   * Begins a load.
   *
   * @param thread who loads, if that is one thread from the beginning to the end
   * @return null if somebody else was first, or nothing needs to be loaded
   */
  @Nullable Flight begin(Object key, @Nullable Thread thread) {
    Node there = cell.map.get(key);
    Node stale = there;
    if (there instanceof Flight other) {
      if (isAwaited(other)) {
        return null;
      }
      stale = other.stale;
    } else if (there != null && limits.fresh(there.written, clock.coarse())) {
      return null;
    }
    boolean keep = stale != null && !limits.over(stale, clock.coarse());
    Flight flight =
        new Flight(key, cell.flights.incrementAndGet(), clock.nanos(), keep ? stale : null, thread);
    if (!place(key, there, flight)) {
      return null;
    }
    cell.loading.incrementAndGet();
    if (!keep) {
      retire(stale, CacheCell.EXPIRED);
    }
    return flight;
  }

  /** A load gave something: keeps it, unless the key was forgotten meanwhile. */
  void landed(Flight flight, @Nullable Object value) {
    over(flight, CacheCell.LOADS);
    if (value == null) {
      if (cell.map.remove(flight.key, flight)) {
        retire(flight.stale, CacheCell.EXPIRED);
      }
    } else {
      long now = clock.coarse();
      Node node = new Node(flight.key, value, now);
      if (cell.map.replace(flight.key, flight, node)) {
        retire(flight.stale, CacheCell.EXPIRED);
        rings.add(node, now);
      }
    }
    flight.outcome.complete(value);
  }

  /** A load failed: nothing is kept but what was kept for such times. */
  void failed(Flight flight, Throwable failure) {
    over(flight, CacheCell.FAILED_LOADS);
    Node stale = flight.stale;
    boolean restored =
        stale != null
            && rings.whileLinked(stale, () -> cell.map.replace(flight.key, flight, stale));
    if (!restored) {
      cell.map.remove(flight.key, flight);
    }
    flight.outcome.completeExceptionally(failure);
  }

  private void over(Flight flight, int column) {
    flight.thread = null;
    cell.loading.decrementAndGet();
    cell.counts.addShared(column, 1);
    cell.counts.addShared(CacheCell.LOAD_NANOS, clock.nanos() - flight.began);
  }

  private boolean place(Object key, @Nullable Node there, Node node) {
    return there == null
        ? cell.map.putIfAbsent(key, node) == null
        : cell.map.replace(key, there, node);
  }

  private void retire(@Nullable Node entry, int column) {
    if (entry != null) {
      rings.remove(entry);
      if (column >= 0) {
        cell.counts.addShared(column, 1);
      }
    }
  }
}
