package dev.testudo.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.testudo.Instance;
import dev.testudo.capability.CapabilityRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Versions of a provider follow each other while threads call through one handle: by turns in place
 * (the old goes, then the new comes) and side by side.
 */
final class UpdateTrial<I extends Instance<S, V>, S extends Record, V extends Record> {
  private static final int THREADS = 4;
  private static final int UPDATES = 40;

  private final CapabilityContract<I, S, V> contract;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong progress = new AtomicLong();

  UpdateTrial(CapabilityContract<I, S, V> contract) {
    this.contract = contract;
  }

  void run() throws Exception {
    I handle = contract.named("orders-db");
    ExecutorService callers = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> calls = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        calls.add(callers.submit((Callable<Long>) () -> call(handle)));
      }
      for (int i = 0; i < UPDATES; i++) {
        awaitCalls();
        update(i % 2 == 0);
      }
      awaitCalls();
      over.set(true);
      long made = 0;
      for (Future<Long> one : calls) {
        made += one.get(30, TimeUnit.SECONDS);
      }
      assertEquals(made, contract.uses(handle.snapshot()));
    } finally {
      over.set(true);
      callers.shutdownNow();
    }
    reachesTheNewCode(handle);
  }

  private void reachesTheNewCode(I handle) {
    I old = contract.registry.target("orders-db");
    update(true);
    S other = contract.all(contract.changeable());
    handle.reconfigure(other);
    assertEquals(other, contract.registry.target("orders-db").settings());
    assertNotEquals(other, old.settings());
  }

  private void update(boolean inPlace) {
    CapabilityRegistry<I, S, V> old = contract.registry;
    if (inPlace) {
      old.close();
    }
    contract.registry =
        contract.registry(contract.ground.room(), contract.ground.faces(), contract.clock);
    contract.registry.adopt();
    if (!inPlace) {
      old.close();
    }
  }

  private long call(I handle) {
    long made = 0;
    while (!over.get()) {
      contract.use(handle);
      made++;
      progress.incrementAndGet();
    }
    return made;
  }

  // So that each version is called while it is there.
  private void awaitCalls() {
    long enough = progress.get() + 2 * THREADS;
    while (progress.get() < enough && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }
}
