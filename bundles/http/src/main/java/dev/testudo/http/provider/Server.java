package dev.testudo.http.provider;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.Timer;
import dev.testudo.http.HttpSettings;
import java.io.IOException;
import java.lang.System.Logger;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps one HTTP server running where the settings say. A port that somebody else has is said once
 * in the log and tried again until it is free; all else goes on meanwhile.
 */
final class Server implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Server.class.getName());
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Switch server;
  private final long notBefore;
  private final Timer timer = new Timer("http");
  private final ReentrantLock lock = new ReentrantLock();
  private HttpSettings settings = new HttpSettings(); // by the lock, as the rest
  private boolean on;
  private boolean closed;
  private volatile String problem = "";

  /** Who has a server to switch on and off. */
  interface Switch {
    void on(HttpSettings settings) throws IOException;

    void off() throws IOException;
  }

  /**
   * @param pause for how long nothing is switched on, in nanoseconds: a platform that starts has
   *     other things to do first
   */
  Server(Switch server, long pause) {
    this.server = server;
    this.notBefore = System.nanoTime() + pause;
  }

  /** Why the port cannot be had; empty if it can. */
  String problem() {
    return problem;
  }

  /** Serves there from now on. */
  void serve(HttpSettings other) {
    lock.lock();
    try {
      if (!on || !other.equals(settings)) {
        settings = other;
        off();
        attempt(other, FIRST);
      }
    } finally {
      lock.unlock();
    }
  }

  private void attempt(HttpSettings wanted, Duration pause) {
    lock.lock();
    try {
      if (closed || on || !wanted.equals(settings)) {
        return;
      }
      long early = notBefore - System.nanoTime();
      if (early > 0) {
        timer.after(early, () -> attempt(wanted, pause));
        return;
      }
      // Before the server tries: what that says of it is a stack trace, and it does not try again.
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new InetSocketAddress(wanted.host(), wanted.port()));
      }
      server.on(wanted);
      on = true;
      if (!problem.isEmpty()) {
        LOG.log(INFO, "HTTP: {0}:{1,number,#} is to be had now", wanted.host(), wanted.port());
      }
      problem = "";
    } catch (IOException | IllegalArgumentException e) {
      tell(wanted, e);
      Duration next =
          pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
      timer.after(pause.toNanos(), () -> attempt(wanted, next));
    } finally {
      lock.unlock();
    }
  }

  private void tell(HttpSettings wanted, Exception why) {
    String line =
        "HTTP: cannot listen at %s:%d: %s"
            .formatted(
                wanted.host(),
                wanted.port(),
                why.getMessage() == null ? why.toString() : why.getMessage());
    if (!line.equals(problem)) {
      problem = line;
      LOG.log(
          WARNING,
          line
              + "; metrics and health are not served until it can; the key port in"
              + " conf/dev.testudo.http.cfg names another one");
    }
  }

  private void off() {
    if (on) {
      on = false;
      try {
        server.off();
      } catch (IOException e) {
        LOG.log(WARNING, "HTTP: the server's configuration cannot be taken back", e);
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      off();
    } finally {
      lock.unlock();
    }
    timer.close();
  }
}
