package dev.testudo.memory.provider;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread that looks at what collections leave: the one that tells of them is the JVM's and must
 * not be held up. Of several that come while it is at work it sees the latest.
 */
final class Observer implements AutoCloseable {
  private final Consumer<HeapUse> look;
  private final Thread thread;
  private final AtomicReference<@Nullable HeapUse> latest = new AtomicReference<>();
  private volatile boolean closed;

  Observer(Consumer<HeapUse> look) {
    this.look = look;
    thread = new Thread(this::run, "testudo-memory-watch-1");
    thread.setDaemon(true);
    thread.start();
  }

  void tell(HeapUse use) {
    latest.set(use);
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      HeapUse now = latest.getAndSet(null);
      if (now == null) {
        LockSupport.park(this);
      } else {
        look.accept(now);
      }
    }
  }

  /** Returns when it has ended; what it waits for is interrupted. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
