package dev.testudo.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Instance;
import dev.testudo.capability.CapabilityRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Listeners that throw, hang and call back, and one that must be told all the same. */
final class ListenerTrial<I extends Instance<S, V>, S extends Record, V extends Record> {
  private static final int EVENTS = 3;

  private final CapabilityContract<I, S, V> contract;
  private final CapabilityRegistry<I, S, V> registry;
  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(EVENTS);
  private final CountDownLatch calledBack = new CountDownLatch(1);
  private final AtomicBoolean first = new AtomicBoolean(true);
  private final CountDownLatch toldLater = new CountDownLatch(1);

  ListenerTrial(CapabilityContract<I, S, V> contract, CapabilityRegistry<I, S, V> registry) {
    this.contract = contract;
    this.registry = registry;
  }

  void run() throws Exception {
    I instance = contract.named("orders-db");
    List<Runnable> listeners =
        List.of(ListenerTrial::fail, this::hang, () -> callBack(instance), told::countDown);
    List<AutoCloseable> registered = new ArrayList<>();
    try {
      listeners.forEach(one -> registered.add(contract.listen(registry, one)));
      for (int i = 0; i < EVENTS; i++) {
        contract.provoke(instance);
      }
      await(told);
      await(calledBack);
      contract.provoke(instance);
      await(toldLater);
      contract.use(contract.named("another"));
    } finally {
      end.countDown();
      for (AutoCloseable one : registered) {
        one.close();
      }
    }
  }

  private static void fail() {
    throw new IllegalStateException("thrown by a listener, to see what becomes of it");
  }

  private void hang() {
    boolean interrupted = false;
    while (end.getCount() > 0 && !interrupted) {
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  // Uses the instance and registers another listener, from within.
  private void callBack(I instance) {
    if (first.getAndSet(false)) {
      instance.snapshot();
      instance.reset();
      contract.listen(registry, toldLater::countDown);
      calledBack.countDown();
    }
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(30, TimeUnit.SECONDS), "a listener was not told");
  }
}
