package dev.testudo.console.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A stream whose bytes become frames. Arrays are sent at once, since Gogo's channels never flush;
 * single bytes, as a terminal writes them, at a flush or when there are enough. Thread-safe.
 */
final class FrameOutput extends OutputStream {
  private final Wire wire;
  private final char type;
  private final byte[] buffer = new byte[8192];
  private int used;

  FrameOutput(Wire wire, char type) {
    this.wire = wire;
    this.type = type;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    buffer[used++] = (byte) b;
    if (used == buffer.length) {
      flush();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    for (int at = from, left = length; left > 0; ) {
      int part = Math.min(left, buffer.length - used);
      System.arraycopy(bytes, at, buffer, used, part);
      used += part;
      at += part;
      left -= part;
      flush();
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    if (used > 0) {
      byte[] body = Arrays.copyOf(buffer, used);
      used = 0;
      wire.write(new Frame(type, body));
    }
  }

  /** Only flushes: the session that closes its streams does not close the connection. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
