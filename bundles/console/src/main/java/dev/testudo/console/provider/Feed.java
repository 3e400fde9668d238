package dev.testudo.console.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the client types, on its way to the session. When nobody reads and the room is used up, the
 * writer waits a moment and what is left over is dropped, as a terminal does: so it always comes
 * back to see that the client has gone. After {@link #close()} the reader finds the end.
 * Thread-safe.
 */
final class Feed extends InputStream {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final byte[] ring = new byte[1 << 16];
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int from;
  private int count;
  private boolean closed;

  void put(byte[] bytes) throws InterruptedException {
    lock.lock();
    try {
      long patience = PATIENCE;
      for (int i = 0; i < bytes.length && !closed; ) {
        if (count < ring.length) {
          ring[(from + count++) % ring.length] = bytes[i++];
          patience = PATIENCE;
          changed.signalAll();
        } else {
          patience = changed.awaitNanos(patience);
          if (patience <= 0) {
            return;
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int at, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    lock.lock();
    try {
      while (count == 0 && !closed) {
        changed.await();
      }
      int part = Math.min(count, length);
      for (int i = 0; i < part; i++) {
        bytes[at + i] = ring[from];
        from = (from + 1) % ring.length;
      }
      count -= part;
      changed.signalAll();
      return part == 0 ? -1 : part;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
