package dev.testudo.cache.provider;

import dev.testudo.cache.CacheEvent.Kind;
import dev.testudo.cache.state.CacheCell;
import dev.testudo.cache.state.Flight;
import dev.testudo.guard.Call;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;
import dev.testudo.state.Clock;
import java.io.Closeable;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * A cache in a chain: keeps what an operation gave, by its arguments. Of several calls with equal
 * arguments one goes on to the target; the others are made to wait and ask again, for the engine
 * wakes nobody before its time, and take what is there then. If that call fails, those that have
 * waited for it go on to the target themselves: nobody waits for two.
 *
 * <p>A call remembers by its permit the load that it leads, and by its ticket the one that it waits
 * for: numbers, so that a long wait further in, or an update, loses neither.
 */
final class CachePolicy implements Policy {
  private static final long UNCACHED = 0;
  private static final long SHORTEST = 100_000;
  private static final long LONGEST = 5_000_000;
  private static final int MOST_SAID = 1_000;

  private final CacheInstance cache;
  private final CacheCell cell;
  private final Entries entries;
  private final Clock clock;
  private final SafeKeys keys = new SafeKeys();
  private volatile boolean said; // so that not every call looks whether it was

  CachePolicy(CacheInstance cache) {
    this.cache = cache;
    this.cell = cache.cell();
    this.entries = cache.entries();
    this.clock = cache.clock();
  }

  @Override
  public boolean needsArguments() {
    return true;
  }

  @Override
  public boolean needsResult() {
    return true;
  }

  @Override
  public long enter(Call call) {
    @Nullable Object[] arguments = call.arguments();
    Object key = arguments == null ? null : keys.key(call.operation().full(), arguments);
    if (key == null) {
      unsafe(call, arguments);
      return UNCACHED;
    }
    long ticket = call.ticket();
    Object value = ticket == 0 ? entries.hit(key, call.row()) : entries.peek(key);
    if (value == null && ticket == 0) {
      entries.missed(call.row());
    }
    while (value == null) {
      Flight other = entries.underway(key);
      if (other != null) {
        return follow(call, other);
      }
      Flight mine = entries.begin(key, call.staged() ? null : Thread.currentThread());
      if (mine != null) {
        cell.led.put(mine.id, mine);
        return mine.id;
      }
      value = entries.peek(key);
    }
    call.settle(value);
    return SETTLED;
  }

  // Who leads the other load itself would wait for ever; whose load has failed, and others have
  // begun the next meanwhile, has waited once.
  private long follow(Call call, Flight other) {
    boolean own = !call.staged() && other.thread == Thread.currentThread();
    if (own || (call.ticket() != 0 && call.ticket() != other.id)) {
      return UNCACHED;
    }
    long since = clock.nanos() - other.began;
    call.waitFor(Math.min(LONGEST, Math.max(SHORTEST, since / 4)), other.id);
    return WAIT;
  }

  @Override
  public void exit(Call call, long permit) {
    Flight flight = permit == UNCACHED ? null : cell.led.remove(permit);
    if (flight == null) {
      return;
    }
    if (call.outcome() == Outcome.SUCCESS) {
      Object result = call.result();
      entries.landed(flight, isForOne(result) ? null : result);
    } else {
      Throwable failure = call.failure();
      entries.failed(flight, failure == null ? new CancellationException() : failure);
    }
  }

  // What is used up by the first who gets it is nothing for the second.
  private static boolean isForOne(@Nullable Object result) {
    return result instanceof Closeable
        || result instanceof BaseStream
        || result instanceof Iterator
        || result instanceof Enumeration
        || result instanceof Future;
  }

  private void unsafe(Call call, @Nullable Object @Nullable [] arguments) {
    cell.counts.add(call.row(), CacheCell.UNSAFE_KEYS, 1);
    if (said) {
      return;
    }
    said = true;
    String operation = call.operation().toString();
    if (cell.unsafe.size() < MOST_SAID && cell.unsafe.add(operation)) {
      String why =
          arguments == null
              ? "it is called in code that does not say its arguments"
              : keys.why(arguments);
      cache.notices().tell(Kind.UNSAFE_KEY, operation + " is not cached: " + why);
    }
  }
}
