package dev.testudo.console.provider;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandProcessor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Lets clients in, so many at a time. Ends their sessions when it is deactivated. */
@Component(
    immediate = true,
    service = {})
public final class Console {
  private static final Logger LOG = System.getLogger(Console.class.getName());

  /** The framework property with the data directory. */
  static final String DATA = "testudo.data";

  private static final int MOST = 32;
  private static final long PATIENCE_MILLIS = 2_000;

  private final CommandProcessor processor;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> alive = ConcurrentHashMap.newKeySet();
  private final AtomicInteger numbers = new AtomicInteger();
  private final @Nullable Door door;
  private volatile boolean closed;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable Interaction interaction;

  @Activate
  public Console(BundleContext context, @Reference CommandProcessor processor) throws IOException {
    this(context.getProperty(DATA), processor);
  }

  Console(@Nullable String data, CommandProcessor processor) throws IOException {
    this.processor = processor;
    if (data == null) {
      LOG.log(INFO, "no framework property " + DATA + ": there is no door for bin/testudo");
      this.door = null;
      return;
    }
    this.door = Door.open(Path.of(data));
    thread("accept", this::accept).start();
  }

  private void accept() {
    while (!closed) {
      try {
        let(door.accept());
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.log(WARNING, "a client could not be let in", e);
      }
    }
  }

  private void let(SocketChannel client) throws IOException {
    Connection connection =
        new Connection(
            new Wire(client),
            processor,
            () -> Optional.ofNullable(interaction),
            task -> thread("run", task));
    if (connections.size() >= MOST) {
      try (connection) {
        connection.refuse("there are " + MOST + " sessions, and no more are let in");
      }
      return;
    }
    connections.add(connection);
    if (closed) {
      connection.close(); // nobody else may: those that were there were closed before this one came
    }
    thread(
            "session",
            () -> {
              try {
                connection.run();
              } finally {
                connections.remove(connection);
              }
            })
        .start();
  }

  private Thread thread(String purpose, Runnable task) {
    String name = "testudo-console-" + purpose + "-" + numbers.incrementAndGet();
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } finally {
                alive.remove(Thread.currentThread());
              }
            },
            name);
    thread.setDaemon(true);
    alive.add(thread);
    return thread;
  }

  @Deactivate
  void deactivate() throws IOException, InterruptedException {
    closed = true;
    if (door != null) {
      door.close();
    }
    for (Connection connection : connections) {
      connection.close();
    }
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    // Who is just let in has threads that are not there yet when the first look is taken.
    for (Optional<Thread> one = another(); one.isPresent(); one = another()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      one.get().join(left);
    }
  }

  // The command that stops this bundle runs in one of them itself.
  private Optional<Thread> another() {
    return alive.stream().filter(thread -> thread != Thread.currentThread()).findAny();
  }

  /** Threads that have not ended, for tests. */
  int threads() {
    return alive.size();
  }
}
