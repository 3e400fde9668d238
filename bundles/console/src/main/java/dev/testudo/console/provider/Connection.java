package dev.testudo.console.provider;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;

/**
 * One client. Its thread reads what the client sends, and so notices at once when it goes; a second
 * one runs the command or the shell, and is interrupted then.
 */
final class Connection implements Runnable, Closeable {
  private static final Logger LOG = System.getLogger(Connection.class.getName());
  private static final Duration GREETING = Duration.ofSeconds(10);

  /** The exit code where the platform cannot do what is asked for. */
  static final int REFUSED = 4;

  private final Wire wire;
  private final CommandProcessor processor;
  private final Supplier<Optional<Interaction>> interaction;
  private final ThreadFactory threads;
  private volatile boolean gone;

  Connection(
      Wire wire,
      CommandProcessor processor,
      Supplier<Optional<Interaction>> interaction,
      ThreadFactory threads) {
    this.wire = wire;
    this.processor = processor;
    this.interaction = interaction;
    this.threads = threads;
  }

  @Override
  public void run() {
    try (wire) {
      Frame first;
      try {
        first = wire.greet(GREETING);
      } catch (EOFException e) {
        // Somebody only looked whether there is anybody, as a platform does at its start.
        return;
      } catch (IOException e) {
        refuse(String.valueOf(e.getMessage()));
        return;
      }
      switch (first.type()) {
        case Frame.EXEC -> exec(Request.read(first));
        case Frame.SHELL -> shell(Request.read(first));
        default -> refuse("a request of an unknown kind: " + first.type());
      }
    } catch (IOException e) {
      LOG.log(DEBUG, "a client has gone", e);
    } catch (RuntimeException e) {
      LOG.log(WARNING, "a client's session could not be made", e);
    }
  }

  /** Tells the client why it gets nothing. */
  void refuse(String why) throws IOException {
    wire.write(new Frame(Frame.ERR, (why + "\n").getBytes(UTF_8)));
    wire.write(Frame.exit(REFUSED));
  }

  private void exec(Request request) throws IOException {
    CommandSession session = Line.session(processor, request, wire);
    Thread runner = start(() -> wire.write(Frame.exit(Line.run(session, request, wire))));
    try {
      listen(new Feed(), (columns, rows) -> {});
    } finally {
      gone = true;
      session.close();
      runner.interrupt();
    }
  }

  private void shell(Request request) throws IOException {
    Optional<Interaction> found = interaction.get();
    if (found.isEmpty()) {
      refuse("there is no interactive shell: the bundle org.apache.felix.gogo.jline is missing");
      return;
    }
    wire.write(new Frame(Frame.CHARSET, request.known().name().getBytes(UTF_8)));
    Feed feed = new Feed();
    Interaction.Attached attached =
        found.get().attach(request, feed, new FrameOutput(wire, Frame.OUT));
    Thread runner =
        start(
            () -> {
              attached.run();
              wire.write(Frame.exit(0));
            });
    try {
      listen(feed, attached::resize);
    } finally {
      gone = true;
      feed.close();
      attached.close();
      runner.interrupt();
    }
  }

  private interface Task {
    void run() throws Exception;
  }

  private interface Resize {
    void to(int columns, int rows);
  }

  // Ends the connection with the task, so that the listening ends, too.
  private Thread start(Task task) {
    Thread thread =
        threads.newThread(
            () -> {
              try (wire) {
                task.run();
              } catch (IOException | InterruptedException e) {
                LOG.log(DEBUG, "a client has gone", e);
              } catch (Exception e) {
                // Whatever a shell throws when its terminal is taken away is no news.
                LOG.log(gone ? DEBUG : WARNING, "a client's session has ended by an error", e);
              }
            });
    thread.start();
    return thread;
  }

  private void listen(Feed feed, Resize resize) throws IOException {
    try {
      while (true) {
        Frame frame = wire.read();
        if (frame.type() == Frame.INPUT) {
          feed.put(frame.body());
        } else if (frame.type() == Frame.SIZE && frame.body().length == 8) {
          ByteBuffer size = frame.ints();
          resize.to(size.getInt(), size.getInt());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
