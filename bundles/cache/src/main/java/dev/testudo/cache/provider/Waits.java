package dev.testudo.cache.provider;

import dev.testudo.cache.RecursiveLoadException;
import dev.testudo.cache.state.Flight;
import dev.testudo.cache.state.WaitCell;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How a thread waits for a load of another. It writes down what it waits for before it looks
 * whether that load's thread waits, by however many others, for itself: of those that close a
 * circle at once, one at least sees it.
 */
final class Waits {
  /** What {@link #join} gives when the time is over. */
  static final Object TIMEOUT = new Object();

  private final WaitCell cell;

  Waits(WaitCell cell) {
    this.cell = cell;
  }

  /**
   * Waits for a load.
   *
   * @return what it gave, or {@link #TIMEOUT}
   * @throws Throwable what it threw
   */
  @Nullable Object join(Flight flight, long nanos, String cache) throws Throwable {
    Thread self = Thread.currentThread();
    cell.waiting.put(self, flight);
    try {
      if (endsAt(self, flight)) {
        throw recursive(flight, cache);
      }
      return flight.outcome.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause();
    } catch (TimeoutException e) {
      return TIMEOUT;
    } catch (InterruptedException e) {
      self.interrupt();
      CancellationException given =
          new CancellationException(
              "cache " + cache + ": interrupted while waiting for another's load of a key");
      given.initCause(e);
      throw given;
    } finally {
      cell.waiting.remove(self);
    }
  }

  static RecursiveLoadException recursive(Flight flight, String cache) {
    return new RecursiveLoadException(
        "cache "
            + cache
            + ": the loader of "
            + Texts.of(flight.key)
            + " asks, itself or through another's, for what it is to load; load it before, or under"
            + " another key");
  }

  private boolean endsAt(Thread self, Flight flight) {
    Flight at = flight;
    for (int i = 0; i < cell.waiting.size() + 1; i++) {
      Thread loader = at.thread;
      if (loader == self) {
        return true;
      }
      Flight next = loader == null ? null : cell.waiting.get(loader);
      if (next == null) {
        return false;
      }
      at = next;
    }
    return false; // a circle without this thread: one of its own will see it
  }
}
