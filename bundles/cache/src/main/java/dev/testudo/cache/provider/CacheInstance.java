package dev.testudo.cache.provider;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheEvent.Kind;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.HotKey;
import dev.testudo.cache.Loader;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.Flight;
import dev.testudo.cache.state.Node;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A cache as clients and policies see it. */
final class CacheInstance extends CapabilityInstance<CacheSettings, CacheSnapshot>
    implements Cache<Object, Object> {
  private final CacheCell cell;
  private final Entries entries;
  private final Waits waits;
  private final Clock clock;
  private final Notices notices;
  private final IntSupplier rows;

  /**
   * @param rows gives the calling thread's row for {@link dev.testudo.state.Stripes}
   */
  CacheInstance(
      String name,
      CacheSettings settings,
      InstanceCell instance,
      CacheCell cell,
      Waits waits,
      Clock clock,
      Notices notices,
      IntSupplier rows) {
    super(name, settings, instance);
    this.cell = cell;
    this.waits = waits;
    this.clock = clock;
    this.notices = notices;
    this.rows = rows;
    this.entries = new Entries(cell, settings, clock);
  }

  Entries entries() {
    return entries;
  }

  CacheCell cell() {
    return cell;
  }

  Clock clock() {
    return clock;
  }

  Notices notices() {
    return notices;
  }

  @Override
  public <X extends Exception> @Nullable Object get(
      Object key, Loader<? super Object, ? extends Object, X> loader) throws X {
    Object value = entries.hit(key, rows.getAsInt());
    return value != null ? value : load(key, loader);
  }

  private <X extends Exception> @Nullable Object load(
      Object key, Loader<? super Object, ? extends Object, X> loader) throws X {
    entries.missed(rows.getAsInt());
    for (; ; ) {
      Flight other = entries.underway(key);
      Flight mine = other == null ? entries.begin(key, Thread.currentThread()) : null;
      Object value = null;
      if (mine != null) {
        return lead(mine, loader);
      } else if (other == null) {
        value = entries.peek(key); // somebody was first, and may be done
      } else {
        value = join(other);
        if (value == null) {
          return null;
        }
      }
      if (value != null && value != Waits.TIMEOUT) {
        return value;
      }
    }
  }

  private <X extends Exception> @Nullable Object lead(
      Flight flight, Loader<? super Object, ? extends Object, X> loader) throws X {
    Object value;
    try {
      value = loader.load(flight.key);
    } catch (Throwable failure) {
      entries.failed(flight, failure);
      throw failure;
    }
    entries.landed(flight, value);
    return value;
  }

  private <X extends Exception> @Nullable Object join(Flight flight) throws X {
    long left = flight.began + entries.limits().loadTimeout() - clock.nanos();
    try {
      return waits.join(flight, left, name());
    } catch (Throwable failure) {
      throw CacheInstance.<X>sneak(failure);
    }
  }

  @Override
  public CompletionStage<@Nullable Object> getAsync(
      Object key,
      Function<? super Object, ? extends CompletionStage<? extends @Nullable Object>> loader) {
    Object value = entries.hit(key, rows.getAsInt());
    if (value == null) {
      entries.missed(rows.getAsInt());
    }
    while (value == null) {
      Flight other = entries.underway(key);
      if (other != null) {
        return other.thread == Thread.currentThread()
            ? CompletableFuture.failedFuture(Waits.recursive(other, name()))
            : other.outcome.copy();
      }
      Flight mine = entries.begin(key, Thread.currentThread());
      if (mine != null) {
        CompletionStage<@Nullable Object> outcome = mine.outcome.copy();
        leadAsync(mine, loader);
        return outcome;
      }
      value = entries.peek(key);
    }
    return CompletableFuture.completedFuture(value);
  }

  private void leadAsync(
      Flight flight,
      Function<? super Object, ? extends CompletionStage<? extends @Nullable Object>> loader) {
    try {
      CompletionStage<? extends @Nullable Object> stage =
          Objects.requireNonNull(loader.apply(flight.key), "the loader gave null, not a stage");
      flight.thread = null;
      stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              entries.landed(flight, value);
            } else {
              entries.failed(flight, unwrap(failure));
            }
          });
    } catch (Throwable failure) {
      entries.failed(flight, failure);
    }
  }

  @Override
  public @Nullable Object getIfPresent(Object key) {
    Object value = entries.hit(key, rows.getAsInt());
    if (value == null) {
      entries.missed(rows.getAsInt());
      entries.expire(key);
    }
    return value;
  }

  @Override
  public @Nullable Object getStale(Object key) {
    return entries.stale(key);
  }

  @Override
  public void put(Object key, Object value) {
    entries.put(key, Objects.requireNonNull(value, "null is not kept"));
  }

  @Override
  public boolean invalidate(Object key) {
    return entries.invalidate(key);
  }

  @Override
  public long invalidateAll() {
    long count = entries.invalidateAll();
    notices.tell(Kind.CLEARED, count + " entries forgotten");
    return count;
  }

  @Override
  public long trim(double share) {
    long gone = entries.trim(share);
    if (gone > 0) {
      notices.tell(Kind.SHRUNK, gone + " entries went, since memory was needed elsewhere");
    }
    return gone;
  }

  @Override
  public List<HotKey> hottest(int limit) {
    return cell.map.values().stream()
        .filter(node -> node.samples > 0)
        .sorted(Comparator.comparingInt((Node node) -> node.samples).reversed())
        .limit(limit)
        .map(node -> new HotKey(Texts.of(node.key), 16L * node.samples))
        .toList();
  }

  /** Begins the hits of the keys anew. The entries are no statistics: they stay. */
  @Override
  public void reset() {
    cell.map.values().forEach(node -> node.samples = 0);
  }

  @Override
  protected void changed(CacheSettings now) {
    long gone = entries.use(now);
    if (gone > 0) {
      notices.tell(Kind.SHRUNK, gone + " entries went: it keeps " + now.maximumSize() + " now");
    }
  }

  /**
   * Drops the entries that hold on to something old.
   *
   * @param old whether an object does
   */
  void sweep(Predicate<Object> old) {
    long count = 0;
    for (Node node : cell.map.values()) {
      // What a load under way will bring nobody knows: it is given to who waits, and not kept.
      if (node instanceof Flight || old.test(node.key) || old.test(node.value)) {
        count += entries.drop(node) ? 1 : 0;
      }
    }
    if (count > 0) {
      notices.tell(
          Kind.DROPPED, count + " entries dropped: they reach objects of bundles that are no more");
    }
  }

  @Override
  public CacheSnapshot snapshot() {
    long[] sums = cell.counts.sums();
    long ended = sums[CacheCell.LOADS] + sums[CacheCell.FAILED_LOADS];
    return new CacheSnapshot(
        name(),
        entries.size(),
        cell.loading.get(),
        sums[CacheCell.HITS],
        sums[CacheCell.MISSES],
        sums[CacheCell.LOADS],
        sums[CacheCell.FAILED_LOADS],
        Duration.ofNanos(ended == 0 ? 0 : sums[CacheCell.LOAD_NANOS] / ended),
        sums[CacheCell.EVICTIONS],
        sums[CacheCell.EXPIRED],
        sums[CacheCell.DROPPED],
        sums[CacheCell.UNSAFE_KEYS]);
  }

  private static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // what the other's loader threw, who has the same key
  private static <X extends Throwable> RuntimeException sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
