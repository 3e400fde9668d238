package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames over a socket. One thread may read while others write; a frame is written whole. Closing
 * it from any thread ends what is under way with an exception. An interrupt does not, and stays
 * pending: the threads that write are those of commands, and Ctrl-C interrupts them. So the channel
 * is never in blocking mode, in which it is closed by an interrupt.
 */
final class Wire implements Closeable {
  static final byte[] MAGIC = "TESTUDO".getBytes(US_ASCII);
  static final int VERSION = 1;

  private final SocketChannel channel;
  private final Selector readable = Selector.open();
  private final Selector writable = Selector.open();
  private final ReentrantLock writing = new ReentrantLock();

  Wire(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    channel.register(readable, SelectionKey.OP_READ);
    channel.register(writable, SelectionKey.OP_WRITE);
  }

  /**
   * Reads who is there and what is asked for.
   *
   * @throws IOException if it does not come in time, or is not our protocol
   */
  Frame greet(Duration limit) throws IOException {
    Patience patience = Patience.until(System.nanoTime() + limit.toNanos());
    ByteBuffer greeting = fill(MAGIC.length + 1, patience);
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
    return read(patience);
  }

  /**
   * Waits for the next frame.
   *
   * @throws EOFException if the client has gone
   */
  Frame read() throws IOException {
    return read(Patience.WITHOUT_END);
  }

  private Frame read(Patience patience) throws IOException {
    ByteBuffer head = fill(5, patience);
    char type = (char) head.get();
    return new Frame(type, fill(length(head), patience).array());
  }

  private ByteBuffer fill(int length, Patience patience) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    move(buffer, channel::read, readable, patience);
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
      move(bytes, channel::write, writable, Patience.WITHOUT_END);
    } finally {
      writing.unlock();
    }
  }

  private interface Move {
    int some(ByteBuffer buffer) throws IOException;
  }

  private interface Patience {
    Patience WITHOUT_END = () -> 0;

    /** How many milliseconds to wait at most; 0 for any time. */
    long left() throws IOException;

    static Patience until(long deadline) {
      return () -> {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IOException("the client asked for nothing in time");
        }
        return left;
      };
    }
  }

  private static void move(ByteBuffer buffer, Move move, Selector ready, Patience patience)
      throws IOException {
    boolean interrupted = false;
    try {
      while (buffer.hasRemaining()) {
        int moved = move.some(buffer);
        if (moved < 0) {
          throw new EOFException("the client has gone");
        }
        if (moved == 0) {
          ready.select(patience.left());
          ready.selectedKeys().clear();
          // A thread that is interrupted cannot wait.
          interrupted |= Thread.interrupted();
        }
      }
    } catch (ClosedSelectorException e) {
      throw new ClosedChannelException();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    // The selectors wake up who waits.
    try (readable;
        writable) {
      channel.close();
    }
  }
}
