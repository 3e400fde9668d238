package dev.testudo.timeout.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.RegistryView;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.timeout.Timeout;
import dev.testudo.timeout.TimeoutEvent;
import dev.testudo.timeout.TimeoutEvent.Kind;
import dev.testudo.timeout.TimeoutListener;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.timeout.TimeoutSnapshot;
import dev.testudo.timeout.Timeouts;
import dev.testudo.timeout.state.TimeoutCell;
import dev.testudo.timeout.state.Watch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The timeouts, and the thread that looks after them. */
final class TimeoutRegistry extends CapabilityRegistry<Timeout, TimeoutSettings, TimeoutSnapshot> {
  /** The capability's word. */
  static final String WORD = "timeout";

  /** The shape of {@link TimeoutCell}. */
  static final int SCHEMA = 1;

  private static final String KEY = "counts/";

  private final Listeners<TimeoutListener> listeners = new Listeners<>(WORD);
  private final Arming arming;
  private final Watcher watcher;
  private final ThreadPoolExecutor answering;

  TimeoutRegistry(Room room, Faces faces, Clock clock) {
    super(WORD, Timeout.class, TimeoutSettings.class, new TimeoutSettings(), room, faces, clock);
    Watch watch = room.cell("watch", Watch.class, Watch::new);
    arming = new Arming(watch, clock);
    watcher = new Watcher(watch, clock);
    answering = answering();
  }

  // A caller that is slow to take its answer delays no other's, unless there are many.
  private static ThreadPoolExecutor answering() {
    AtomicInteger numbers = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            4,
            4,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread =
                  new Thread(task, "testudo-timeout-async-" + numbers.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  Listeners<TimeoutListener> listeners() {
    return listeners;
  }

  /** The registry as one client sees it. */
  Timeouts view(String client) {
    return new View(this, client);
  }

  @Override
  protected Timeout create(String name, TimeoutSettings settings, InstanceCell cell) {
    Clock clock = clock();
    TimeoutCell counts =
        room().cell(KEY + name, TimeoutCell.class, () -> new TimeoutCell(clock.coarse()));
    return new TimeLimit(
        name, settings, cell, counts, arming, watcher, answering, clock, text -> tell(name, text));
  }

  @Override
  protected void forget(String name) {
    watcher.forget(name);
    room().drop(KEY + name);
  }

  @Override
  public void close() {
    super.close();
    watcher.close();
    // Calls that it has begun may still be cut off, by the next version: it takes what comes, but
    // its threads end when there is nothing to do.
    answering.setKeepAliveTime(1, TimeUnit.NANOSECONDS);
  }

  private void tell(String name, String text) {
    TimeoutEvent event = new TimeoutEvent(clock().wall(), name, Kind.TIMED_OUT, text);
    note(name, event.kind().name(), text);
    listeners.tell(listener -> listener.happened(event));
  }

  private static final class View extends RegistryView<Timeout, TimeoutSettings, TimeoutSnapshot>
      implements Timeouts {
    View(TimeoutRegistry registry, String client) {
      super(registry, client);
    }
  }
}
