package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames over a socket. One thread may read while others write; a frame is written whole. Closing
 * it from any thread ends what is under way with an exception.
 */
final class Wire implements Closeable {
  static final byte[] MAGIC = "TESTUDO".getBytes(US_ASCII);
  static final int VERSION = 1;

  private final SocketChannel channel;
  private final ReentrantLock writing = new ReentrantLock();

  Wire(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Reads who is there and what is asked for.
   *
   * @throws IOException if it does not come in time, or is not our protocol
   */
  Frame greet(Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      ByteBuffer greeting = await(selector, MAGIC.length + 1, deadline);
      byte[] magic = new byte[MAGIC.length];
      greeting.get(magic);
      int version = greeting.get();
      if (!Arrays.equals(magic, MAGIC)) {
        throw new IOException("this is not the protocol of testudo");
      }
      if (version != VERSION) {
        throw new IOException(
            "the platform speaks version "
                + VERSION
                + " of the protocol, the client version "
                + version
                + "; use bin/testudo of the running distribution");
      }
      ByteBuffer head = await(selector, 5, deadline);
      char type = (char) head.get();
      return new Frame(type, await(selector, length(head), deadline).array());
    } finally {
      if (channel.isOpen()) {
        channel.configureBlocking(true);
      }
    }
  }

  private ByteBuffer await(Selector selector, int length, long deadline) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IOException("the client asked for nothing in time");
      }
      selector.select(left);
      selector.selectedKeys().clear();
      if (channel.read(buffer) < 0) {
        throw new EOFException("the client has gone");
      }
    }
    return buffer.flip();
  }

  /**
   * Waits for the next frame.
   *
   * @throws EOFException if the client has gone
   */
  Frame read() throws IOException {
    ByteBuffer head = fill(ByteBuffer.allocate(5));
    char type = (char) head.get();
    return new Frame(type, fill(ByteBuffer.allocate(length(head))).array());
  }

  private ByteBuffer fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the client has gone");
      }
    }
    return buffer.flip();
  }

  private static int length(ByteBuffer head) throws IOException {
    int length = head.getInt();
    if (length < 0 || length > Frame.LONGEST) {
      throw new IOException("a frame of " + length + " bytes is too long");
    }
    return length;
  }

  /** Writes a frame; waits while the client does not read. */
  void write(Frame frame) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(5 + frame.body().length);
    bytes.put((byte) frame.type()).putInt(frame.body().length).put(frame.body()).flip();
    writing.lock();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
