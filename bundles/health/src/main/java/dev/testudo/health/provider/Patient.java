package dev.testudo.health.provider;

import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthSettings;
import dev.testudo.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.felix.hc.api.HealthCheck;
import org.jspecify.annotations.Nullable;

/**
 * One check over time. It is asked again only when it has answered, so that one that hangs takes
 * one thread and no more; what it said before does not stand while it hangs.
 */
final class Patient {
  private final String name;
  private final List<String> tags;
  private final HealthCheck check;
  private final Records records;
  private boolean asked; // by the lock, as the rest
  private boolean answered; // or was given up, at least once
  private long since;
  private long due;
  private @Nullable Thread asking;
  private volatile CheckSnapshot last;

  /** Where what it says is noted and told. */
  interface Records {
    /** Since when a check has had this status. */
    Instant note(String check, HealthStatus status);

    void changed(CheckSnapshot now);
  }

  Patient(String name, List<String> tags, HealthCheck check, Records records) {
    this.name = name;
    this.tags = tags;
    this.check = check;
    this.records = records;
    due = System.nanoTime();
    Instant now = Instant.now();
    last =
        new CheckSnapshot(
            name,
            HealthStatus.TEMPORARILY_UNAVAILABLE,
            tags,
            "it was not asked yet",
            now,
            now,
            Duration.ZERO);
  }

  String name() {
    return name;
  }

  CheckSnapshot last() {
    return last;
  }

  /**
   * Asks it if it is time to, or says that it hangs if it has been asked for too long.
   *
   * @return in how many nanoseconds to come again
   */
  synchronized long look(HealthSettings settings, Executor executor) {
    long now = System.nanoTime();
    long timeout = settings.timeout().toNanos();
    if (asked) {
      long late = now - since - timeout;
      if (late >= 0) {
        say(
            new Answer(HealthStatus.CRITICAL, "it does not answer"),
            Duration.ofNanos(now - since),
            settings);
      }
      return late >= 0 ? settings.interval().toNanos() : -late;
    }
    if (now - due >= 0) {
      asked = true;
      since = now;
      executor.execute(() -> ask(settings));
      return timeout;
    }
    return due - now;
  }

  private void ask(HealthSettings settings) {
    synchronized (this) {
      asking = Thread.currentThread();
    }
    Answer answer = Answer.of(check);
    synchronized (this) {
      asking = null;
      asked = false;
      long now = System.nanoTime();
      due = now + settings.interval().toNanos();
      say(answer, Duration.ofNanos(now - since), settings);
    }
  }

  private void say(Answer answer, Duration duration, HealthSettings settings) {
    Instant now = Instant.now();
    Answer counts = answer;
    Instant began = records.note(name, answer.status());
    if (answer.status() == HealthStatus.TEMPORARILY_UNAVAILABLE
        && Duration.between(began, now).compareTo(settings.grace()) > 0) {
      counts =
          new Answer(
              HealthStatus.CRITICAL,
              answer.message() + " (for longer than " + settings.grace() + ")");
    }
    boolean first = !answered;
    answered = true;
    HealthStatus before = last.status();
    last = new CheckSnapshot(name, counts.status(), tags, counts.message(), began, now, duration);
    if (first || before != counts.status()) {
      records.changed(last);
    }
  }

  /** Lets it go, and interrupts it if it is being asked. */
  synchronized void release() {
    if (asking != null) {
      asking.interrupt();
    }
  }
}
