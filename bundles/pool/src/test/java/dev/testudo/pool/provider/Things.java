package dev.testudo.pool.provider;

import dev.testudo.pool.PoolFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes things for a pool, counts them, and does what a test wants instead. */
final class Things implements PoolFactory<Things.Thing> {
  final AtomicInteger created = new AtomicInteger();
  final AtomicInteger destroyed = new AtomicInteger();
  final AtomicInteger validated = new AtomicInteger();
  final AtomicInteger alive = new AtomicInteger();
  final AtomicInteger most = new AtomicInteger();
  final Queue<Thing> ended = new ConcurrentLinkedQueue<>();
  volatile boolean works = true;
  volatile @Nullable Hook creating;
  volatile @Nullable Hook destroying;

  interface Hook {
    void run() throws Exception;
  }

  /** One at a time may use it. */
  static final class Thing {
    final int number;
    final AtomicInteger users = new AtomicInteger();
    long plain;

    Thing(int number) {
      this.number = number;
    }
  }

  @Override
  public Thing create() throws Exception {
    Hook hook = creating;
    if (hook != null) {
      hook.run();
    }
    most.accumulateAndGet(alive.incrementAndGet(), Math::max);
    return new Thing(created.incrementAndGet());
  }

  @Override
  public boolean validate(Thing thing) {
    validated.incrementAndGet();
    return works;
  }

  @Override
  public void destroy(Thing thing) throws Exception {
    alive.decrementAndGet();
    destroyed.incrementAndGet();
    ended.add(thing);
    Hook hook = destroying;
    if (hook != null) {
      hook.run();
    }
  }
}
