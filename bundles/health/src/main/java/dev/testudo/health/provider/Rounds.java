package dev.testudo.health.provider;

import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthSettings;
import dev.testudo.health.HealthStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.hc.api.HealthCheck;

/** Goes from check to check and asks each in time; never waits for one. */
final class Rounds implements AutoCloseable {
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(1);

  private final Map<Object, Patient> patients = new ConcurrentHashMap<>();
  private final Patient.Records records;
  private final long notBefore;
  private final ThreadPoolExecutor executor;
  private final Thread thread = new Thread(this::run, "testudo-health-rounds-1");
  private volatile HealthSettings settings;
  private volatile boolean closed;

  /**
   * @param pause for how long nobody is asked, in nanoseconds: a platform that starts has other
   *     things to do first
   */
  Rounds(HealthSettings settings, Patient.Records records, long pause) {
    this.settings = settings;
    this.notBefore = System.nanoTime() + pause;
    this.records = records;
    AtomicInteger numbers = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE, // one for each check, since none is asked twice at once
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread made = new Thread(task, "testudo-health-check-" + numbers.incrementAndGet());
              made.setDaemon(true);
              return made;
            });
    thread.setDaemon(true);
    thread.start();
  }

  void reconfigure(HealthSettings other) {
    settings = other;
    LockSupport.unpark(thread);
  }

  /**
   * Asks a check from now on.
   *
   * @param key by which it is taken out again
   * @param name if another has it, a number is added
   */
  void add(Object key, String name, List<String> tags, HealthCheck check) {
    String free = name;
    for (int n = 2; taken(free); n++) {
      free = name + "-" + n;
    }
    patients.put(key, new Patient(free, tags, check, records));
    LockSupport.unpark(thread);
  }

  private boolean taken(String name) {
    return patients.values().stream().anyMatch(one -> one.name().equals(name));
  }

  /** Asks it no more; gives what it said last. */
  List<CheckSnapshot> remove(Object key) {
    Patient gone = patients.remove(key);
    if (gone == null) {
      return List.of();
    }
    gone.release();
    return List.of(gone.last());
  }

  /** All checks, by name. */
  List<CheckSnapshot> checks() {
    Map<String, CheckSnapshot> sorted = new TreeMap<>();
    patients.values().forEach(one -> sorted.put(one.name(), one.last()));
    return new ArrayList<>(sorted.values());
  }

  HealthStatus status(String tag) {
    HealthStatus worst = HealthStatus.OK;
    for (Patient one : patients.values()) {
      CheckSnapshot last = one.last();
      if (tag.isEmpty() || last.tags().contains(tag)) {
        worst = worst.worse(last.status());
      }
    }
    return worst;
  }

  private void run() {
    while (!closed) {
      long early = notBefore - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(this, early);
        continue;
      }
      long next = LONGEST;
      for (Patient one : patients.values()) {
        next = Math.min(next, one.look(settings, executor));
      }
      LockSupport.parkNanos(this, Math.max(next, TimeUnit.MILLISECONDS.toNanos(1)));
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor.shutdownNow();
  }
}
